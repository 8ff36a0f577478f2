import Chain
import Execution
import Primitives
import State
import Testing

@Suite struct StateSnapshotTests {
    private static let before = StateSnapshot(accounts: [
        address(1): AccountSnapshot(balance: 1, nonce: 1, code: [0xfe], storage: [1: 10, 2: 20]),
        address(2): AccountSnapshot(balance: 2, storage: [1: 10]),
    ])

    /// What a view makes of `before` in one transaction.
    private func change(_ body: (TransactionView) -> Void) -> StateChange {
        let view = TransactionView(source: MemoryState(Self.before))
        view.beginBlock(tracksWarmth: false, precompileCount: 0)
        view.beginTransaction()
        body(view)
        view.finishTransaction(removingEmptyAccounts: true)
        return view.stateChange()
    }

    @Test func slotsAndFieldsChangeAlone() throws {
        let change = change { view in
            let id = view.account(address(1))
            view.setStorage(view.accessStorage(id, 1).id, to: 0)
            view.setStorage(view.accessStorage(id, 3).id, to: 30)
            view.setNonce(5, of: id)
        }
        let after = Self.before.applying(change)
        #expect(after[address(1)] == AccountSnapshot(balance: 1, nonce: 5, code: [0xfe], storage: [2: 20, 3: 30]))
        #expect(after[address(2)] == Self.before[address(2)])
        let listed = try #require(PostState(change).accounts[address(1)] ?? nil)
        #expect(listed.storage == [1: 0, 3: 30] && listed.nonce == 5)
    }

    @Test func accountsEndAndBegin() {
        let change = change { view in
            view.destroy(view.account(address(2)))
            let contract = view.account(address(3))
            view.createContract(contract, nonce: 1)
            view.setCode(Code([1, 2]), of: contract)
        }
        let after = Self.before.applying(change)
        #expect(after[address(2)] == nil)
        #expect(after[address(3)] == AccountSnapshot(balance: 0, nonce: 1, code: [1, 2]))
        #expect(PostState(change).accounts[address(2)] == .some(nil))
    }

    @Test func anAccountThatComesBackHasLostItsStorageAndCode() {
        let view = TransactionView(source: MemoryState(Self.before))
        view.beginBlock(tracksWarmth: false, precompileCount: 0)
        view.beginTransaction()
        view.destroy(view.account(address(1)))
        view.finishTransaction(removingEmptyAccounts: true)
        view.beginTransaction()
        view.credit(7, to: view.account(address(1)))
        view.finishTransaction(removingEmptyAccounts: true)
        #expect(Self.before.applying(view.stateChange())[address(1)] == AccountSnapshot(balance: 7))
    }
}
