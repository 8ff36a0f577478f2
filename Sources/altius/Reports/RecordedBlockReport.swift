import Execution

/// What a trace holds of a block: part of a block's JSON object.
struct RecordedBlockReport: Encodable {
    /// Where one worker's time went, in milliseconds.
    struct Worker: Encodable {
        let executingAhead: Double
        let executingAtFrontier: Double
        let committing: Double
        let waiting: Double

        init(_ worker: TimingReport.Worker) {
            executingAhead = Double(worker.executingAhead) / 1e6
            executingAtFrontier = Double(worker.executingAtFrontier) / 1e6
            committing = Double(worker.committing) / 1e6
            waiting = Double(worker.waiting) / 1e6
        }
    }

    /// The block's position in the trace, from 0.
    let ordinal: UInt32
    let events: Int
    /// Of the recorded repetition.
    let milliseconds: Double
    let workerMilliseconds: [Worker]

    init(_ block: TraceRecording.Block) {
        ordinal = block.ordinal
        events = block.events
        milliseconds = Double(block.timing.nanoseconds) / 1e6
        workerMilliseconds = block.timing.workers.map(Worker.init)
    }
}
