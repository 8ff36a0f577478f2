/// How many cores were busy while transactions were executed.
///
/// Executors make receipts and the state change when their measured time is over, on the calling thread alone. So the other
/// threads' processor time belongs to the measured time, but for their waiting to begin, and the calling thread's is taken to be
/// spread evenly.
struct CoreUse {
    private var otherThreads: UInt64 = 0
    private var ownThread: UInt64 = 0
    private var wall: UInt64 = 0
    private var executing: UInt64 = 0

    /// - Parameters:
    ///   - nanoseconds: the measured time between `start` and `end`.
    ///   - workers: threads that took part, the calling one included.
    mutating func add(from start: ProcessorClock, to end: ProcessorClock, executing nanoseconds: UInt64, workers: Int) {
        let own = end.ownThread - min(start.ownThread, end.ownThread)
        let all = end.process - min(start.process, end.process)
        ownThread += own
        otherThreads += min(all - min(own, all), nanoseconds * UInt64(workers - 1))
        wall += end.wall - min(start.wall, end.wall)
        executing += nanoseconds
    }

    mutating func add(_ other: CoreUse) {
        otherThreads += other.otherThreads
        ownThread += other.ownThread
        wall += other.wall
        executing += other.executing
    }

    /// Processor time by wall time; 0 where nothing was measured.
    var coresBusy: Double {
        guard wall > 0, executing > 0 else { return 0 }
        return Double(ownThread) / Double(wall) + Double(otherThreads) / Double(executing)
    }
}
