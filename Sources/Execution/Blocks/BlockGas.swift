import Chain
import Primitives
import State

/// What a block's transactions have used of its limits, in gas and in blob gas.
///
/// Transactions are given by their place in the block: passing one would copy it.
struct BlockGas {
    private let block: UInt64
    private let limit: UInt64
    private let limitsBlobs: Bool
    private(set) var used: UInt64 = 0
    private(set) var blobGasUsed: UInt64 = 0

    init(_ environment: BlockEnvironment) {
        block = environment.number
        limit = environment.gasLimit
        limitsBlobs = environment.rules.hasBlobs
    }

    /// Whether the transaction still fits: its gas limit into the block's rest (yellow paper, section 6.2), its blobs into the
    /// block's blob gas (EIP-4844).
    func admit(_ transactions: [Transaction], _ index: Int) throws(InvalidBlock) {
        let rest = limit > used ? limit - used : 0
        let gasLimit = transactions[index].gasLimit
        guard gasLimit <= rest else {
            throw InvalidBlock(
                block: block, transaction: index, rule: .blockGasLimit, expected: "at most \(rest) left in the block",
                found: "\(gasLimit)")
        }
        let blobs = transactions[index].blobVersionedHashes.count
        guard limitsBlobs, blobs > 0 else { return }
        let blobGas = blobGasUsed + BlobGas.perBlob * UInt64(blobs)
        guard blobGas <= BlobGas.blockLimit else {
            throw InvalidBlock(
                block: block, transaction: index, rule: .blobGasLimit, expected: "at most \(BlobGas.blockLimit)",
                found: "\(blobGas)")
        }
    }

    mutating func charge(_ transactions: [Transaction], _ index: Int, gasUsed: UInt64) {
        used += gasUsed
        blobGasUsed += BlobGas.perBlob * UInt64(transactions[index].blobVersionedHashes.count)
    }
}
