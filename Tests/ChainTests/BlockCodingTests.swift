import Chain
import Primitives
import Testing

@Suite struct BlockCodingTests {
    @Test func blockSurvivesTheWire() throws {
        var block = try SampleBlock.folder().block
        block.ommers = [SampleBlock.header(number: 1), SampleBlock.header(number: 2)]
        #expect(try Block(decoding: block.encoded) == block)
    }

    /// Each fork's header is the one before it with fields appended.
    @Test func headersOfEveryFork() throws {
        var header = SampleBlock.header(number: 5)
        let shorten: [(inout BlockHeader) -> Void] = [
            { $0.parentBeaconBlockRoot = nil }, { $0.excessBlobGas = nil }, { $0.blobGasUsed = nil },
            { $0.withdrawalsRoot = nil }, { $0.baseFeePerGas = nil },
        ]
        for step in shorten {
            let length = header.encoded.count
            #expect(try BlockHeader(decoding: header.encoded) == header)
            step(&header)
            #expect(header.encoded.count < length)
        }
        #expect(try BlockHeader(decoding: header.encoded) == header)
    }

    @Test func brokenTransactionIsNamed() throws {
        var block = try SampleBlock.folder().block
        block.transactions[2].signature?.r = 0
        #expect(throws: BlockDecodingError.transaction(index: 2, .invalidSignature)) {
            try Block(decoding: block.encoded)
        }
        #expect(throws: BlockDecodingError.self) { try Block(decoding: block.encoded + [0]) }
    }

    @Test func withdrawalsInHeaderAndBodyOrNowhere() throws {
        var block = try SampleBlock.folder().block
        let withdrawals = block.withdrawals
        block.withdrawals = nil
        #expect(throws: BlockDecodingError.withdrawals(inHeader: true)) { try Block(decoding: block.encoded) }
        block.withdrawals = withdrawals
        block.header = BlockHeader(
            parentHash: .zero, ommersHash: .zero, beneficiary: .zero, stateRoot: .zero, transactionsRoot: .zero,
            receiptsRoot: .zero, logsBloom: Bloom(), difficulty: 1, number: 1, gasLimit: 1, gasUsed: 1, timestamp: 1,
            extraData: [], mixHash: .zero, nonce: 1)
        #expect(throws: BlockDecodingError.withdrawals(inHeader: false)) { try Block(decoding: block.encoded) }
    }

    @Test func receiptForms() throws {
        let log = Log(address: Address(high: 1, middle: 2, low: 3), topics: [Hash256(1)], data: [9])
        let old = Receipt(kind: .legacy, outcome: .stateRoot(Hash256(2)), cumulativeGasUsed: 5, logs: [log])
        let new = Receipt(kind: .dynamicFee, outcome: .status(true), cumulativeGasUsed: 5, logs: [log])
        let failed = Receipt(kind: .legacy, outcome: .status(false), cumulativeGasUsed: 5, logs: [])
        let logItem: RLPItem = .list([
            .string(log.address.bytes), .list([.string(Hash256(1).bytes)]), .string([9]),
        ])
        #expect(
            try RLPItem(decoding: old.consensusEncoded)
                == .list([.string(Hash256(2).bytes), .string([5]), .string(old.bloom.bytes), .list([logItem])]))
        #expect(new.consensusEncoded.first == 2)
        #expect(
            try RLPItem(decoding: Array(new.consensusEncoded.dropFirst()))
                == .list([.string([1]), .string([5]), .string(new.bloom.bytes), .list([logItem])]))
        #expect(
            try RLPItem(decoding: failed.consensusEncoded)
                == .list([.string([]), .string([5]), .string(Array(repeating: 0, count: 256)), .list([])]))
    }
}
