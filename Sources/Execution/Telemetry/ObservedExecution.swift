import State

/// An execution whose reads and writes are reported once the block is over. Its effects last that long, and to report them while the
/// block runs would slow a block of light transactions by 8% (two workers, 15,000 accesses in 1.9 ms).
struct ObservedExecution {
    let txIndex: UInt32
    let incarnation: UInt8
    let effects: Effects
    /// Which of the frontier's dependencies it met. None for an execution ahead of its turn, all of whose reads observed the state
    /// before the block.
    let dependencies: Range<Int>
}
