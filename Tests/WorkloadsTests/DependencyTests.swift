import Chain
import Execution
import Primitives
import Testing
import Workloads

/// Whether blocks depend as their kind says, found by executing parts of them.
@Suite struct DependencyTests {
    static let independent = [
        Workload(.transfers, transactions: 40), Workload(.erc20, transactions: 40),
        Workload(.erc20Self, transactions: 40),
        Workload(.registry, transactions: 40), Workload(.independent, transactions: 40),
        Workload(.amm, transactions: 40, pools: 40), Workload(.amm, transactions: 40, pools: 64),
    ]

    /// Every transaction alone writes what nobody else writes, and together that is what the block writes. The accounts of
    /// contracts do not change; the fee recipient's is left aside.
    @Test(arguments: independent) func independentTransactionsShareNothing(_ workload: Workload) throws {
        let folder = workload.makeBlock()
        let feeRecipient = folder.block.header.beneficiary
        var union: [Place: Written] = [:]
        for index in folder.block.transactions.indices {
            let alone = try folder.keeping([index]).execute().stateChange.written(excluding: feeRecipient)
            for (place, written) in alone {
                let isContract = folder.preState[place.address]?.code.isEmpty == false
                if place.slot == nil && isContract { continue }
                #expect(union.updateValue(written, forKey: place) == nil, "transaction \(index) shares \(place)")
            }
        }
        let whole = try folder.execute().stateChange.written(excluding: feeRecipient).filter {
            $0.key.slot != nil || folder.preState[$0.key.address]?.code.isEmpty != false
        }
        #expect(union == whole)
    }

    static let chained = [
        (Workload(.chain, transactions: 12), 1), (Workload(.nftMint, transactions: 12), 1),
        (Workload(.amm, transactions: 12, pools: 1), 1), (Workload(.amm, transactions: 12, pools: 3), 3),
    ]

    /// Without the transaction `distance` before it, a transaction emits other events; without the ones between, the same.
    @Test(arguments: chained) func chainedTransactionsNeedTheirPredecessor(_ workload: Workload, _ distance: Int) throws
    {
        let folder = workload.makeBlock()
        let whole = try folder.execute()
        for index in distance..<workload.transactions {
            for removed in max(0, index - distance)..<index {
                let rest = (0...index).filter { $0 != removed }
                let logs = try folder.keeping(rest).execute().receipts.last?.logs
                #expect((logs == whole.receipts[index].logs) == (removed != index - distance))
            }
        }
    }

    /// Every link hashes the one before: the last value can be computed only through all of them.
    @Test func chainHashesEveryEntry() throws {
        let folder = Workload(.chain, transactions: 100).makeBlock()
        let contract = try #require(folder.block.transactions[0].to)
        var head = folder.preState.slot(contract, HashChainContract.Slot.head)
        for transaction in folder.block.transactions {
            head =
                Keccak256.hash(
                    head.bigEndianBytes + transaction.sender.word.bigEndianBytes + transaction.input[4...]
                ).word
        }
        let after = folder.preState.applying(try folder.execute().stateChange)
        #expect(after.slot(contract, HashChainContract.Slot.head) == head)
        #expect(after.slot(contract, HashChainContract.Slot.length) == 101)
    }

    @Test func halfOfHalfChainedIsFree() throws {
        let folder = Workload(.halfChained, transactions: 40).makeBlock()
        let whole = try folder.execute()
        for index in folder.block.transactions.indices {
            let alone = try folder.keeping([index]).execute()
            #expect((alone.receipts[0].logs == whole.receipts[index].logs) == (index % 2 == 0 || index == 1))
        }
    }

    @Test func sameSenderIsAChainOfNonces() throws {
        let folder = Workload(.sameSender, transactions: 40).makeBlock()
        #expect(folder.block.transactions.map(\.nonce) == (0..<40).map(UInt64.init))
        #expect(Set(folder.block.transactions.map(\.sender)).count == 1)
        #expect(Set(folder.block.transactions.map(\.to)).count == 40)
        #expect(throws: ExecutionError.self) { try folder.keeping([0, 2]).execute() }
    }

    @Test func sameRecipientGetsEverything() throws {
        let folder = Workload(.sameRecipient, transactions: 40).makeBlock()
        #expect(Set(folder.block.transactions.map(\.sender)).count == 40)
        let recipient = try #require(folder.block.transactions[0].to)
        let after = folder.preState.applying(try folder.execute().stateChange)
        let paid = folder.block.transactions.reduce(folder.preState[recipient]?.balance ?? 0) { $0 &+ $1.value }
        #expect(folder.block.transactions.allSatisfy { $0.to == recipient })
        #expect(after[recipient]?.balance == paid)
    }
}
