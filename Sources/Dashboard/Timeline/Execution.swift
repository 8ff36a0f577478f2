import Telemetry

/// One execution of a transaction.
package struct Execution: Sendable, Equatable {
    package let transaction: Int
    package let incarnation: Int
    package let worker: Int
    /// At the transaction's turn, on what all transactions before it left; else ahead of it.
    package let isAtFrontier: Bool
    /// Positions of its first event and of its `executionEnded`; the latter nil where that never came.
    package let begin: Int
    package private(set) var end: Int?
    /// Nanoseconds since the block's first event.
    package let beginTime: UInt64
    package private(set) var endTime: UInt64
    package private(set) var gasUsed: UInt64 = 0
    package private(set) var status: ExecutionStatus?
    /// Its reads did not hold, and it was thrown away.
    package var isDiscarded = false

    init(_ event: Event, position: Int, time: UInt64) {
        transaction = Int(event.txIndex)
        incarnation = Int(event.incarnation)
        worker = Int(event.worker)
        isAtFrontier = event.a >= 2
        begin = position
        beginTime = time
        endTime = time
    }

    mutating func finish(_ event: Event, position: Int, time: UInt64) {
        end = position
        endTime = time
        gasUsed = event.a
        status = ExecutionStatus(rawValue: event.b)
    }

    package var duration: UInt64 { endTime - beginTime }
}
