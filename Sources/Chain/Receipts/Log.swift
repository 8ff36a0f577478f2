import Primitives

/// An event that a contract emitted.
public struct Log: Hashable, Sendable {
    public var address: Address
    /// At most four.
    public var topics: [Hash256]
    public var data: [UInt8]

    public init(address: Address, topics: [Hash256], data: [UInt8]) {
        self.address = address
        self.topics = topics
        self.data = data
    }
}
