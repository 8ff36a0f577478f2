import Foundation
import Synchronization

/// Where workers meet once they are awake and ready, so that a block's time is that of its transactions alone.
///
/// `@unchecked Sendable`: `started` is written by the first worker before it returns from `arrive`, and read when all workers are
/// done.
final class StartingLine: @unchecked Sendable {
    let runners: Int
    private let arrived = Atomic<Int>(0)
    private let clock = ContinuousClock()
    private var started: ContinuousClock.Instant

    init(runners: Int) {
        self.runners = runners
        started = clock.now
    }

    /// Returns once everyone is here. The first worker starts the clock.
    func arrive(isFirst: Bool) {
        arrived.add(1, ordering: .acquiringAndReleasing)
        while arrived.load(ordering: .acquiring) < runners { sched_yield() }
        if isFirst { started = clock.now }
    }

    /// Until the last commit: workers that find out late that the block is over are not part of its time.
    func nanoseconds(until end: ContinuousClock.Instant) -> UInt64 { (end - started).wholeNanoseconds }
}
