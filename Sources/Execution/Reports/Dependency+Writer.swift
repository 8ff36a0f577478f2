import State

extension Dependency {
    /// The index of the transaction that wrote, `nil` for a step of the protocol and for the state before the block.
    var writerIndex: Int? { writer < UInt32.max - 1 ? Int(writer) : nil }
}
