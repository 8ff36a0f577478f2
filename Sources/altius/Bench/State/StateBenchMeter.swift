import Execution

/// Time and memory since just before a state was opened, with none of its files in the system's page cache.
struct StateBenchMeter {
    private let start: ContinuousClock.Instant
    private let memoryBefore: UInt64?

    init(_ folder: String) {
        ProcessCounters.dropFromPageCache(folder)
        ProcessCounters.resetPeak()
        memoryBefore = ProcessCounters.memory?.now
        start = ContinuousClock().now
    }

    /// Nanoseconds.
    var elapsed: UInt64 { (ContinuousClock().now - start).wholeNanoseconds }

    /// The most bytes since then, beyond those before.
    var memory: UInt64? {
        guard let memoryBefore, let peak = ProcessCounters.memory?.peak else { return nil }
        return peak - min(peak, memoryBefore)
    }
}
