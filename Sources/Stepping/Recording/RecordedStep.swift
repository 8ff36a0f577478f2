/// One instruction of a recording, as it was about to run.
package struct RecordedStep: Sendable, Equatable {
    package let programCounter: Int
    package let opcode: UInt8
    /// Gas left before it.
    package let gas: UInt64
    /// Gas that it took, that of calls without what they passed on and got back later.
    package let cost: UInt64
    /// 1 for the transaction's own call.
    package let depth: Int
    /// Items on the stack before it.
    package let stackHeight: Int
}
