import Telemetry

/// Plays a trace file to a dashboard, as the run that recorded it would have.
///
/// A block is read when the dashboard is ready for it, so memory stays flat however long the trace is: in slow motion and with steps
/// that is when the user has seen the block before it.
package struct TracePlayer {
    private let reader: TraceReader
    private var summaries = TracedBlocks()

    package init(_ reader: TraceReader) {
        self.reader = reader
    }

    /// Plays the whole trace.
    /// - Parameters:
    ///   - isNext: asked before each block; false ends the playing.
    ///   - report: takes what the dashboard shows, in order.
    /// - Throws: where the trace is damaged; what comes before the damage has been reported.
    package mutating func play(while isNext: () -> Bool, report: (DashboardEvent) -> Void) throws(TraceError) {
        let parameters = reader.header.parameters
        report(
            .runBegan(
                blockCount: parameters["blocks"].flatMap { Int($0) } ?? 0, executor: parameters["executor"] ?? "trace",
                workers: parameters["workers"].flatMap { Int($0) } ?? 0))
        defer {
            for event in summaries.takeRest() { report(event) }
            report(.runEnded(looping: false))
        }
        while let batch = try reader.nextBatch() {
            for piece in batch.piecesByBlock {
                if let next = piece.beginningBlock {
                    // What became of the blocks before has come by now, if it was recorded.
                    for event in summaries.takeRest(before: next) { report(event) }
                    if !isNext() { return }
                }
                for event in summaries.events(for: piece) { report(event) }
            }
        }
    }
}
