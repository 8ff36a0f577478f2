import Chain
import Execution
import Primitives
import State
import Testing

@Suite struct ProtocolStepTests {
    let machine = TransferMachine()

    @Test(arguments: [(Fork.frontier, 5), (.byzantium, 3), (.constantinople, 2)])
    func rewards(fork: Fork, reward: Int) throws {
        var first = header(number: 19_929_999)
        first.beneficiary = address(51)
        var second = header(number: 19_929_994)
        second.beneficiary = address(52)
        let block = task([], ommers: [first, second], fork: fork, options: .wholeBlock)
        let change = try SequentialExecutor(machine).execute(block).stateChange
        let base = UInt256(reward) &* ether
        #expect(change.balance(address(99)) == base &+ base / 16)
        #expect(change.balance(address(51)) == base &* 7 / 8)
        #expect(change.balance(address(52)) == base / 4)
    }

    @Test func noRewardsUnlessAskedForOrAfterTheMerge() throws {
        let executor = SequentialExecutor(machine)
        #expect(try executor.execute(task([], fork: .frontier)).stateChange.accounts.isEmpty)
        #expect(try executor.execute(task([], options: .wholeBlock)).stateChange.accounts.isEmpty)
    }

    @Test func touchingCreatesBeforeSpuriousDragonAndRemovesAfter() throws {
        let executor = SequentialExecutor(machine)
        let options = BlockOptions(reward: .touchOnly)
        let before = try executor.execute(task([], fork: .tangerineWhistle, options: options)).stateChange
        #expect(before.balance(address(99)) == .zero)
        #expect(try executor.execute(task([], options: options)).stateChange.accounts.isEmpty)
        let empty = StateSnapshot(accounts: [address(99): AccountSnapshot(balance: 0)])
        let after = try executor.execute(task([], state: empty, options: options)).stateChange
        #expect(after.accounts.map(\.address) == [address(99)] && after.accounts[0].after == nil)
    }

    @Test func withdrawalsAreInGwei() throws {
        let withdrawals = [
            Withdrawal(index: 0, validatorIndex: 0, address: address(3), amount: 2),
            Withdrawal(index: 1, validatorIndex: 1, address: address(3), amount: 3),
            Withdrawal(index: 2, validatorIndex: 1, address: address(60), amount: 0),
        ]
        let executor = SequentialExecutor(machine)
        let change = try executor.execute(task([], withdrawals: withdrawals, options: .wholeBlock)).stateChange
        #expect(change.balance(address(3)) == ether &+ 5_000_000_000)
        #expect(change.accounts.count == 1)
        let off = try executor.execute(task([], withdrawals: withdrawals))
        #expect(off.stateChange.accounts.isEmpty)
    }

    @Test func theBeaconRootIsStoredBeforeTheTransactions() throws {
        var header = header()
        header.parentBeaconBlockRoot = Hash256(0xbeac)
        let contract = "0x000f3df6d732807ef1319fb7b8bb8522d0beac02"
        let change = try SequentialExecutor(machine)
            .execute(
                task([transfer(from: 1, to: 2)], header: header, state: withContract(contract), options: .wholeBlock)
            )
            .stateChange
        #expect(machine.systemCalls.map { "\($0.contract)" } == [contract])
        #expect(machine.systemCalls.map(\.input) == [Hash256(0xbeac).bytes])
        let slots = try #require(change.accounts.first { "\($0.address)" == contract }).slots
        #expect(slots.map(\.key) == [1] && slots.map(\.value) == [0xbeac])
        _ = try SequentialExecutor(machine).execute(task([], header: header))
        _ = try SequentialExecutor(machine).execute(task([], header: header, fork: .shanghai, options: .wholeBlock))
        #expect(machine.systemCalls.count == 1)
    }

    private func withContract(_ text: String) -> StateSnapshot {
        var state = richState
        state[Address(Hex.decode(text) ?? []) ?? .zero] = AccountSnapshot(balance: 0, nonce: 1)
        return state
    }
}
