/// How many cores were busy while transactions were executed.
enum CoreUse {
    /// Processor time by wall time, of one execution of a block.
    ///
    /// Executors make receipts and the state change when their measured time is over, on the calling thread alone. So the other
    /// threads' processor time belongs to the measured time, but for their waiting to begin, and the calling thread's is taken
    /// to be spread evenly.
    ///
    /// - Parameters:
    ///   - nanoseconds: the measured time between `start` and `end`.
    ///   - workers: threads that took part, the calling one included.
    static func coresBusy(
        from start: ProcessorClock, to end: ProcessorClock, executing nanoseconds: UInt64, workers: Int
    ) -> Double {
        let own = end.ownThread - min(start.ownThread, end.ownThread)
        let all = end.process - min(start.process, end.process)
        let wall = end.wall - min(start.wall, end.wall)
        guard wall > 0, nanoseconds > 0 else { return 0 }
        let others = min(Double(all - min(own, all)) / Double(nanoseconds), Double(workers - 1))
        return Double(own) / Double(wall) + others
    }
}
