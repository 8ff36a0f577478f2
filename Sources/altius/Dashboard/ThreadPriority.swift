#if canImport(Glibc)
    import Glibc
#endif

/// Who waits for whom where there are fewer cores than threads that want one.
enum ThreadPriority {
    /// The calling thread, which draws, takes what workers leave. Threads that it starts from now on do as well.
    ///
    /// Without this, workers on all cores are stopped for every frame, and the one that owns the frontier stops all others.
    static func yieldToEngine() {
        // Linux counts niceness by thread; elsewhere it would slow the whole process.
        #if os(Linux)
            // Where the program runs with real-time priority, niceness would mean nothing.
            var parameters = sched_param()
            parameters.sched_priority = 0
            _ = sched_setscheduler(0, SCHED_OTHER, &parameters)
            _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness)
        #endif
    }

    /// About a tenth of the weight of a thread at 0.
    private static let niceness: Int32 = 10
}
