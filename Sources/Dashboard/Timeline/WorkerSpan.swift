/// A stretch of time in which a worker did one thing for one transaction. Between spans it waited.
package struct WorkerSpan: Sendable, Equatable {
    package enum Activity: UInt8, Sendable, CaseIterable {
        /// A first execution.
        case execute
        /// An execution after one that was thrown away.
        case again
        /// Re-evaluating the operations that a changed read affects.
        case redo
        /// Checking reads and applying effects, in block order.
        case commit
        /// Computing the state root.
        case root
    }

    package var activity: Activity
    /// Nil for work on the whole block.
    package var transaction: Int?
    package var incarnation: Int
    /// Nanoseconds since the block's first event.
    package var start: UInt64
    package var end: UInt64
    /// Position of the event that begins it.
    package var position: Int

    package var duration: UInt64 { end - start }
}
