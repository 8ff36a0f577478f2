import Primitives

/// A block as `eth_getBlockByNumber(n, true)` gives it. Ommers are only named there, so the block has none; the header's
/// `ommersHash` stays true.
struct BlockJSON: Decodable {
    let block: Block

    private enum Field: String, CodingKey {
        case hash, parentHash, sha3Uncles, miner, stateRoot, transactionsRoot, receiptsRoot, logsBloom, difficulty,
            number
        case gasLimit, gasUsed, timestamp, extraData, mixHash, nonce, baseFeePerGas, withdrawalsRoot, blobGasUsed
        case excessBlobGas, parentBeaconBlockRoot, transactions, withdrawals
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        block = Block(
            header: try Self.header(fields),
            transactions: try fields.decode([TransactionJSON].self, forKey: .transactions).map(\.transaction),
            withdrawals: try fields.decodeIfPresent([WithdrawalJSON].self, forKey: .withdrawals)?.map(\.withdrawal),
            hash: try fields.readIfPresent(.hash, .hash))
    }

    private static func header(_ fields: KeyedDecodingContainer<Field>) throws -> BlockHeader {
        BlockHeader(
            parentHash: try fields.read(.parentHash, .hash),
            ommersHash: try fields.read(.sha3Uncles, .hash),
            beneficiary: try fields.read(.miner, .address),
            stateRoot: try fields.read(.stateRoot, .hash),
            transactionsRoot: try fields.read(.transactionsRoot, .hash),
            receiptsRoot: try fields.read(.receiptsRoot, .hash),
            logsBloom: try fields.read(.logsBloom, .bloom),
            difficulty: try fields.read(.difficulty, .quantity),
            number: try fields.read(.number, .uint64),
            gasLimit: try fields.read(.gasLimit, .uint64),
            gasUsed: try fields.read(.gasUsed, .uint64),
            timestamp: try fields.read(.timestamp, .uint64),
            extraData: try fields.read(.extraData, .bytes),
            mixHash: try fields.read(.mixHash, .hash),
            nonce: try fields.read(.nonce, .nonce),
            baseFeePerGas: try fields.readIfPresent(.baseFeePerGas, .quantity),
            withdrawalsRoot: try fields.readIfPresent(.withdrawalsRoot, .hash),
            blobGasUsed: try fields.readIfPresent(.blobGasUsed, .uint64),
            excessBlobGas: try fields.readIfPresent(.excessBlobGas, .uint64),
            parentBeaconBlockRoot: try fields.readIfPresent(.parentBeaconBlockRoot, .hash))
    }

    private struct WithdrawalJSON: Decodable {
        let withdrawal: Withdrawal

        private enum Field: String, CodingKey { case index, validatorIndex, address, amount }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            withdrawal = Withdrawal(
                index: try fields.read(.index, .uint64), validatorIndex: try fields.read(.validatorIndex, .uint64),
                address: try fields.read(.address, .address), amount: try fields.read(.amount, .uint64))
        }
    }
}

/// Only a block's number, to put files in order without reading the rest.
struct BlockNumberJSON: Decodable {
    let number: UInt64

    private enum Field: String, CodingKey { case number }

    init(from decoder: any Decoder) throws {
        number = try decoder.container(keyedBy: Field.self).read(.number, .uint64)
    }
}
