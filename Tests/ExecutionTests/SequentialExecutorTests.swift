import Chain
import Execution
import Primitives
import State
import Testing

@Suite struct SequentialExecutorTests {
    let machine = TransferMachine()

    @Test func transactionsSeeEachOther() throws {
        let executor = SequentialExecutor(machine)
        let outcome = try executor.execute(
            task([
                transfer(from: 1, to: 7, value: 100_000), transfer(from: 7, to: 8, value: 50_000),
                transfer(from: 1, to: 2, nonce: 1, input: [1, 2]),
            ]))
        #expect(outcome.gasUsed == 63_000)
        #expect(outcome.receipts.map(\.cumulativeGasUsed) == [21_000, 42_000, 63_000])
        #expect(outcome.receipts.map(\.logs.count) == [0, 0, 1])
        #expect(outcome.receipts[2].logs[0] == Log(address: address(2), topics: [Hash256(7)], data: [1, 2]))
        #expect(outcome.logsBloom.mayContain(address(2)))
        #expect(outcome.stateChange.balance(address(7)) == 29_000)
        #expect(outcome.stateChange.balance(address(8)) == 50_000)
        #expect(outcome.stateChange.balance(address(99)) == 63_000)
        #expect(outcome.conflicts == ConflictReport(oneByOne: [21_000, 21_000, 21_000]))
        #expect(outcome.executionNanoseconds > 0)
    }

    @Test func aSecondBlockStartsFromItsOwnState() throws {
        let executor = SequentialExecutor(machine)
        let block = task([transfer(from: 1, to: 7, input: [9])])
        let first = try executor.execute(block)
        let second = try executor.execute(block)
        #expect(first.stateDigest == second.stateDigest)
        #expect(first.receipts == second.receipts && first.stateChange == second.stateChange)
    }

    @Test func anInvalidTransactionNamesItsPlaceAndRule() throws {
        let executor = SequentialExecutor(machine)
        let bad = task([transfer(from: 1, to: 7), transfer(from: 2, to: 7, nonce: 4)])
        #expect(
            throws: ExecutionError.invalid(
                InvalidBlock(
                    block: 19_930_000, transaction: 1, rule: .transaction(.nonce), expected: "0", found: "4"))
        ) { try executor.execute(bad) }
        // Nothing of the refused block is left.
        let outcome = try executor.execute(task([transfer(from: 1, to: 7)]))
        #expect(outcome.stateChange.balance(address(7)) == 5)
    }

    @Test func aTransactionMustFitIntoTheBlocksGas() throws {
        let executor = SequentialExecutor(machine)
        let header = header(gasLimit: 71_000)
        let fits = [transfer(from: 1, to: 7), transfer(from: 2, to: 7)]
        #expect(try executor.execute(task(fits, header: header)).gasUsed == 42_000)
        let tooMuch = [transfer(from: 1, to: 7), transfer(from: 2, to: 7, gasLimit: 50_001)]
        #expect(
            throws: ExecutionError.invalid(
                InvalidBlock(
                    block: 19_930_000, transaction: 1, rule: .blockGasLimit,
                    expected: "at most 50000 left in the block",
                    found: "50001"))
        ) { try executor.execute(task(tooMuch, header: header)) }
    }

    @Test func blobsMustFitIntoTheBlock() throws {
        func blobs(_ count: Int, from sender: UInt64) -> Transaction {
            var transaction = transfer(from: sender, to: 7)
            transaction.blobVersionedHashes = Array(repeating: Hash256(1), count: count)
            return transaction
        }
        let executor = SequentialExecutor(machine)
        let full = try executor.execute(task([blobs(4, from: 1), blobs(2, from: 2)]))
        #expect(full.blobGasUsed == 786_432)
        #expect(
            throws: ExecutionError.invalid(
                InvalidBlock(
                    block: 19_930_000, transaction: 1, rule: .blobGasLimit, expected: "at most 786432", found: "917504")
            )
        ) { try executor.execute(task([blobs(4, from: 1), blobs(3, from: 2)])) }
    }

    @Test func missingCodeIsReported() throws {
        let hash = Hash256(77)
        let source = PartialState(codeHash: hash)
        let block = BlockTask(
            block: Block(header: header(), transactions: [transfer(from: 1, to: 5)]), source: source)
        #expect(throws: ExecutionError.missingCode(block: 19_930_000, transaction: 0, codeHash: hash)) {
            try SequentialExecutor(machine).execute(block)
        }
    }

    @Test func receiptsHoldRootsBeforeByzantium() throws {
        var block = task([transfer(from: 1, to: 7), transfer(from: 2, to: 7)], fork: .homestead)
        let executor = SequentialExecutor(machine)
        #expect(try executor.execute(block).receipts[0].outcome == .stateRoot(.zero))
        block.intermediateRoot = { Hash256(UInt256($0.accounts.count)) }
        let receipts = try executor.execute(block).receipts
        #expect(receipts.map(\.outcome) == [.stateRoot(Hash256(3)), .stateRoot(Hash256(4))])
    }

    /// Every account exists with code that nobody has.
    private final class PartialState: StateSource {
        let codeHash: Hash256
        init(codeHash: Hash256) { self.codeHash = codeHash }
        func account(_ address: Address) -> AccountState? {
            AccountState(balance: ether, nonce: 0, codeHash: codeHash, hasStorage: false)
        }
        func storage(_ address: Address, _ slot: UInt256) -> UInt256 { .zero }
        func code(_ hash: Hash256) -> Code? { nil }
    }
}
