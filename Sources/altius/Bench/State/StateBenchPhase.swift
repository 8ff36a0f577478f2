import StateTree

/// What some blocks in a row took.
struct StateBenchPhase {
    /// Nanoseconds per block.
    var reads: [UInt64] = []
    var commits: [UInt64] = []
    /// Locations changed.
    var updates = 0
    var store = MeasuredStore.Figures()
    var files: ProcessCounters.Files?
    var memoryBytes: UInt64?
}
