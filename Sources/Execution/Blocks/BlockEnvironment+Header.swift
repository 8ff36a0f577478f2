import Chain
import Primitives
import State

extension BlockEnvironment {
    /// What transactions see of the block with this header.
    ///
    /// Header fields that `fork` does not know are ignored, so that a header from a test file serves every fork.
    ///
    /// - Parameters:
    ///   - fork: `nil` takes mainnet's fork for the header's number and time.
    ///   - blockHashes: hashes of earlier blocks by number; absent ones read as zero.
    package init(
        header: BlockHeader, fork: Fork? = nil, chainID: UInt64 = Mainnet.chainID, blockHashes: [UInt64: Hash256] = [:]
    ) {
        let rules = ChainRules.rules(of: fork ?? Mainnet.fork(number: header.number, timestamp: header.timestamp))
        self.init(
            rules: rules,
            chainID: chainID,
            number: header.number,
            timestamp: header.timestamp,
            feeRecipient: header.beneficiary,
            gasLimit: header.gasLimit,
            difficulty: rules.hasRandomness ? .zero : header.difficulty,
            randomness: rules.hasRandomness ? header.mixHash.word : .zero,
            baseFee: rules.hasBaseFee ? header.baseFeePerGas ?? .zero : .zero,
            blobBaseFee: rules.hasBlobs ? BlobGas.baseFee(excess: header.excessBlobGas ?? 0) : .zero,
            blockHashes: blockHashes)
    }
}
