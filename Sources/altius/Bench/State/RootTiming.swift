import Execution
import Primitives
import StateTree

/// What one run took, in nanoseconds.
struct RootTiming {
    let root: Hash256
    let execution: UInt64
    /// From the last commit on.
    let latency: UInt64
    let stages: [CommitTimes.Stage]

    init(_ execution: ShardedExecution) {
        root = execution.root
        self.execution = execution.outcome.executionNanoseconds
        latency = execution.rootLatency
        let stages = execution.rootTimes.stages
        let known = stages.reduce(0) { $0 + $1.nanoseconds }
        self.stages = [CommitTimes.Stage("state change", nanoseconds: latency - min(known, latency))] + stages
    }
}
