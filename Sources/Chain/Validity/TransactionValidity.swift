import Primitives

extension Transaction {
    /// The most blobs a Cancun block holds, and with it a transaction (EIP-4844).
    public static let blobLimit = 6

    /// Checks everything about the transaction that needs neither state nor block. A transaction without signature passes the
    /// signature's rules, as simulations want.
    ///
    /// - Parameter chainID: the chain that executes it.
    /// - Returns: the intrinsic gas, which the gas limit covers.
    @discardableResult
    public func validate(
        under rules: ChainRules, chainID expectedChainID: UInt64
    ) throws(TransactionInvalidity) -> UInt64 {
        guard kind.rawValue <= rules.newestTransactionKind else { throw .unsupportedKind(kind) }
        if let chainID {
            if kind == .legacy, !rules.acceptsReplayProtection { throw .replayProtectionTooEarly }
            if chainID != expectedChainID { throw .wrongChain(expected: expectedChainID, found: chainID) }
        }
        if let signature, rules.requiresLowS, signature.s > Secp256k1.halfOrder { throw .highS }
        if nonce == .max { throw .nonceTooHigh }
        let intrinsic = intrinsicGas(under: rules)
        if gasLimit < intrinsic { throw .gasLimitBelowIntrinsic(intrinsic: intrinsic, limit: gasLimit) }
        if maxFeePerGas.multiplied(by: UInt256(gasLimit)) == nil { throw .costOverflow }
        if maxPriorityFeePerGas > maxFeePerGas { throw .priorityFeeAboveMaxFee }
        if isCreation, input.count > rules.initcodeSizeLimit {
            throw .initcodeTooLarge(limit: rules.initcodeSizeLimit, found: input.count)
        }
        if kind == .blob { try validateBlobs() }
        return intrinsic
    }

    private func validateBlobs() throws(TransactionInvalidity) {
        if isCreation { throw .blobCreation }
        guard (1...Self.blobLimit).contains(blobVersionedHashes.count) else {
            throw .blobCount(limit: Self.blobLimit, found: blobVersionedHashes.count)
        }
        for hash in blobVersionedHashes where hash.word >> 248 != 1 { throw .blobHashVersion(hash) }
    }
}
