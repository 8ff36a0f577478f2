#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What processors spent on this process, and how long that took.
package struct ProcessorClock: Sendable {
    /// Nanoseconds of the calling thread.
    package let ownThread: UInt64
    /// Nanoseconds of all threads together.
    package let process: UInt64
    /// Nanoseconds that passed.
    package let wall: UInt64

    package static func now() -> ProcessorClock {
        ProcessorClock(
            ownThread: read(CLOCK_THREAD_CPUTIME_ID), process: read(CLOCK_PROCESS_CPUTIME_ID),
            wall: read(CLOCK_MONOTONIC))
    }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
