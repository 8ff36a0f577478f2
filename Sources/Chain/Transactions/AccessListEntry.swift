import Primitives

/// One account of an EIP-2930 access list, with the slots the transaction announces to touch in it.
public struct AccessListEntry: Hashable, Sendable {
    public var address: Address
    public var storageKeys: [UInt256]

    public init(address: Address, storageKeys: [UInt256]) {
        self.address = address
        self.storageKeys = storageKeys
    }
}
