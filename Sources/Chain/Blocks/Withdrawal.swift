import Primitives

/// A validator's withdrawal from the beacon chain (EIP-4895).
public struct Withdrawal: Hashable, Sendable {
    /// Counts all withdrawals since Shanghai.
    public var index: UInt64
    public var validatorIndex: UInt64
    public var address: Address
    /// Gwei, not Wei.
    public var amount: UInt64

    public init(index: UInt64, validatorIndex: UInt64, address: Address, amount: UInt64) {
        self.index = index
        self.validatorIndex = validatorIndex
        self.address = address
        self.amount = amount
    }
}
