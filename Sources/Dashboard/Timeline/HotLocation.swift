/// A location on which reads did not hold, within one block.
package struct HotLocation: Sendable, Equatable {
    package let location: UInt32
    package var conflicts = 0
    /// Transactions that read it after an earlier one had written it.
    package var readers = 0
    /// Transactions whose write another one read.
    package var writers = 0
    /// Gas of the executions that were thrown away over it; shared with its other conflicts.
    package var wastedGas: UInt64 = 0
    /// The first transaction that read it in vain.
    package var firstReader = 0
}
