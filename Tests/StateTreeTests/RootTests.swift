import Chain
import Primitives
import StateTree
import TestSupport
import Testing

@Suite struct RootTests {
    @Test(arguments: [0, 1, 2, 3, 15, 16, 17, 127, 128, 129, 130, 255, 256, 257, 600])
    func listsAreKeyedByTheirIndex(count: Int) {
        let withdrawals = (0..<count).map {
            Withdrawal(index: UInt64($0), validatorIndex: 5, address: .zero, amount: UInt64($0) * 77)
        }
        var pairs: [[UInt8]: [UInt8]] = [:]
        for (index, withdrawal) in withdrawals.enumerated() {
            pairs[RLPItem.string(UInt256(index).minimalBigEndianBytes).encoded] = withdrawal.encoded
        }
        #expect(BlockRoots.withdrawalsRoot(withdrawals) == ReferenceTrie.root(pairs))
    }

    @Test func receiptsOfEveryKind() {
        let receipts = (0..<300).map { index in
            Receipt(
                kind: Transaction.Kind.allCases[index % 4], outcome: .status(index % 3 == 0),
                cumulativeGasUsed: UInt64(index) * 21_000,
                logs: (0..<index % 3).map { Log(address: .zero, topics: [Hash256(UInt256($0))], data: [1]) })
        }
        var pairs: [[UInt8]: [UInt8]] = [:]
        for (index, receipt) in receipts.enumerated() {
            pairs[RLPItem.string(UInt256(index).minimalBigEndianBytes).encoded] = receipt.consensusEncoded
        }
        #expect(BlockRoots.receiptsRoot(receipts) == ReferenceTrie.root(pairs))
    }

    @Test func stateAgreesWithTheDefinition() {
        var random = SplitMix64(state: 23)
        var snapshot = StateSnapshot()
        var accounts: [[UInt8]: [UInt8]] = [:]
        for index in 0..<200 {
            let address = Address(high: 1, middle: random.next(), low: random.next())
            var storage: [UInt256: UInt256] = [:]
            var slots: [[UInt8]: [UInt8]] = [:]
            for slot in 0..<UInt64(index % 7 * 5) {
                let value = slot % 4 == 0 ? .zero : UInt256(random.next(), 0, slot % 3, 0)
                storage[UInt256(slot)] = value
                if value.isZero { continue }
                slots[Keccak256.hash(UInt256(slot)).bytes] = RLPItem.string(value.minimalBigEndianBytes).encoded
            }
            let account = AccountSnapshot(
                balance: UInt256(random.next()), nonce: random.next() >> 60, code: index % 2 == 0 ? [] : [1, 2],
                storage: storage)
            snapshot[address] = account
            #expect(StateRoot.storageRoot(of: storage) == ReferenceTrie.root(slots))
            accounts[Keccak256.hash(address).bytes] =
                RLPItem.list([
                    .string(UInt256(account.nonce).minimalBigEndianBytes),
                    .string(account.balance.minimalBigEndianBytes),
                    .string(ReferenceTrie.root(slots).bytes), .string(Keccak256.hash(account.code).bytes),
                ]).encoded
        }
        #expect(StateRoot.root(of: snapshot) == ReferenceTrie.root(accounts))
        #expect(StateRoot.root(of: StateSnapshot()) == MerklePatriciaTrie.emptyRoot)
    }

    @Test func mainnetBlocks() throws {
        guard let path = TestData.path("mainnet") else { return }
        for source in try BlockFolder.discover([path]) {
            let block = try source.load().block
            #expect(
                BlockRoots.transactionsRoot(block.transactions) == block.header.transactionsRoot,
                "transactions of block \(source.number)")
            #expect(
                block.withdrawals.map(BlockRoots.withdrawalsRoot) == block.header.withdrawalsRoot,
                "withdrawals of block \(source.number)")
        }
    }
}
