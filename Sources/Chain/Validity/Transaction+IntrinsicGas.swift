import Primitives

extension Transaction {
    /// The gas charged before the first instruction: for the transaction itself, its input (EIP-2028), its access list
    /// (EIP-2930), and for a creation (EIP-2) the words of its initialisation code (EIP-3860).
    public func intrinsicGas(under rules: ChainRules) -> UInt64 {
        let zeros = UInt64(input.count { $0 == 0 })
        let nonZeros = UInt64(input.count) - zeros
        var gas: UInt64 = 21_000 + 4 * zeros + rules.nonZeroInputByteGas * nonZeros
        if isCreation {
            gas += rules.createTransactionGas + rules.initcodeWordGas * UInt64((input.count + 31) / 32)
        }
        for entry in accessList { gas += 2_400 + 1_900 * UInt64(entry.storageKeys.count) }
        return gas
    }
}
