import Telemetry

/// What the engine's side tells the dashboard. Order matters; between `runBegan` and `runEnded` each block begins and then ends or
/// fails.
package enum DashboardEvent: Sendable, Equatable {
    /// A pass over the blocks starts.
    /// - blockCount: 0 when it is not known (a node that keeps going).
    case runBegan(blockCount: Int, executor: String, workers: Int)
    /// - story: one line about what the block shows, for the bundled blocks.
    case blockBegan(number: UInt64, name: String, transactions: Int, story: String? = nil)
    case blockEnded(BlockSummary)
    /// The block could not be executed or read; `message` says why in whole sentences.
    case blockFailed(number: UInt64, name: String, message: String)
    /// The pass is over; `looping` when the next one follows.
    case runEnded(looping: Bool)
    /// Time goes on: nanoseconds since the dashboard began.
    case tick(nanoseconds: UInt64)
    /// Recorded events, from a running engine's collector or from a trace.
    case telemetry(EventBatch)
    /// What the user asked with an `EngineRequest`.
    case answered(EngineAnswer)
    /// So many events before the next one never arrived, because the dashboard did not keep up.
    case eventsLost(UInt64)
}
