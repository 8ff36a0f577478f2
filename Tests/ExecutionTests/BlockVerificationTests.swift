import Chain
import Execution
import Primitives
import State
import Testing

@Suite struct BlockVerificationTests {
    /// Account 1 pays 21,000 and sends 5 to account 7.
    private static let transactions = [transfer(from: 1, to: 7)]
    private static let postState = PostState(accounts: [
        address(1): PostAccount(balance: ether &- 21_005, nonce: 1),
        address(7): PostAccount(balance: 5, nonce: 0),
        address(99): PostAccount(balance: 21_000, nonce: 0),
    ])

    private func verify(
        _ postState: PostState?, header: BlockHeader = header(gasUsed: 21_000), state: StateSnapshot = richState
    ) throws -> BlockVerification {
        let task = task(Self.transactions, header: header, state: state)
        let outcome = try SequentialExecutor(TransferMachine()).execute(task)
        return BlockVerification(
            outcome, of: task.block, rules: .rules(of: .cancun), preState: state, postState: postState)
    }

    @Test func everythingListedMatches() throws {
        let verification = try verify(Self.postState)
        #expect(verification.postState == .passed)
        #expect(verification.gasUsed == .passed && verification.logsBloom == .passed)
    }

    @Test func listedButUnchangedIsNoDifference() throws {
        var state = richState
        state[address(4)] = AccountSnapshot(balance: 3, code: [1], storage: [1: 2])
        var expected = Self.postState
        expected.accounts[address(4)] = PostAccount(
            balance: 3, nonce: 0, codeHash: Keccak256.hash([1]), storage: [1: 2, 5: 0])
        expected.accounts[address(70)] = .some(nil)
        #expect(try verify(expected, state: state).postState == .passed)
    }

    @Test func withoutPostStateThereIsNothingToCompare() throws {
        let verification = try verify(nil)
        #expect(verification.postState == .notComparable && verification.postState.verdict == nil)
    }

    @Test func differencesNameAccountAndField() throws {
        func difference(_ change: (inout PostState) -> Void) throws -> Difference? {
            var expected = Self.postState
            change(&expected)
            return try verify(expected).postState.difference
        }
        #expect(
            try difference { $0.accounts[address(7)] = PostAccount(balance: 6, nonce: 0) }
                == Difference(address: address(7), field: "balance", expected: "0x6", found: "0x5"))
        #expect(
            try difference { $0.accounts[address(1)] = PostAccount(balance: ether &- 21_005, nonce: 2) }
                == Difference(address: address(1), field: "nonce", expected: "2", found: "1"))
        #expect(
            try difference { $0.accounts[address(7)] = .some(nil) }
                == Difference(address: address(7), field: "account", expected: "none", found: "exists"))
        #expect(
            try difference { $0.accounts[address(8)] = PostAccount(balance: 0, nonce: 0) }
                == Difference(address: address(8), field: "account", expected: "exists", found: "none"))
        #expect(
            try difference { $0.accounts[address(7)] = nil }
                == Difference(address: address(7), field: "account", expected: "unchanged", found: "changed"))
        #expect(
            try difference { $0.accounts[address(7)] = PostAccount(balance: 5, nonce: 0, storage: [3: 1]) }
                == Difference(address: address(7), field: "storage 0x3", expected: "0x1", found: "0x0"))
        #expect(
            try difference { $0.accounts[address(7)] = PostAccount(balance: 5, nonce: 0, codeHash: .zero) }?.field
                == "codeHash")
    }

    @Test func unlistedSlotIsADifference() throws {
        var header = header()
        header.parentBeaconBlockRoot = Hash256(0xbeac)
        let contract = Address(high: 0x000f_3df6, middle: 0xd732_807e_f131_9fb7, low: 0xb8bb_8522_d0be_ac02)
        let state = StateSnapshot(accounts: [contract: AccountSnapshot(balance: 0, nonce: 1)])
        let task = task([], header: header, state: state, options: .wholeBlock)
        let outcome = try SequentialExecutor(TransferMachine()).execute(task)
        func verify(_ storage: [UInt256: UInt256]) -> Check {
            BlockVerification(
                outcome, of: task.block, rules: .rules(of: .cancun), preState: state,
                postState: PostState(accounts: [contract: PostAccount(balance: 0, nonce: 1, storage: storage)])
            ).postState
        }
        #expect(verify([1: 0xbeac]) == .passed)
        #expect(
            verify([:]).difference
                == Difference(address: contract, field: "storage 0x1", expected: "unchanged", found: "0xbeac"))
    }

    @Test func headerFieldsAreCompared() throws {
        var header = header(gasUsed: 1)
        header.logsBloom.add(address(1))
        let verification = try verify(nil, header: header)
        #expect(verification.gasUsed == .failed(Difference(field: "gasUsed", expected: "1", found: "21000")))
        #expect(verification.logsBloom.verdict == false)
        #expect(verification.receiptsRoot.verdict == false)
        #expect(!verification.passed)
    }

    @Test func receiptsRootNeedsAStatus() throws {
        let task = task(Self.transactions, fork: .homestead)
        let outcome = try SequentialExecutor(TransferMachine()).execute(task)
        let verification = BlockVerification(
            outcome, of: task.block, rules: .rules(of: .homestead), preState: richState, postState: nil)
        #expect(verification.receiptsRoot == .notComparable)
    }
}
