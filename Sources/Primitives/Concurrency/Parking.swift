import Foundation
import Synchronization

/// Where workers wait for work: they look again for some tens of microseconds, then sleep until they are woken.
package final class Parking: Sendable {
    private let condition = NSCondition()
    private let sleepers = Atomic<Int>(0)

    private let looks: Int

    /// Waking takes tens of microseconds, so it pays to look for work first.
    ///
    /// - Parameter looks: how often, a few tenths of a microsecond each.
    package init(looks: Int = 200) { self.looks = looks }

    /// Whether anybody sleeps, or is about to.
    package var hasSleepers: Bool { sleepers.load(ordering: .sequentiallyConsistent) > 0 }

    /// Returns once `isReady` holds, perhaps a little later.
    ///
    /// - Parameter isReady: is told how often it was asked before.
    package func wait(until isReady: (Int) -> Bool) {
        for look in 0..<looks {
            if isReady(look) { return }
            sched_yield()
        }
        sleepers.add(1, ordering: .sequentiallyConsistent)
        condition.lock()
        while !isReady(looks) { condition.wait() }
        condition.unlock()
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
    }

    /// Wakes every sleeper. What makes `isReady` true must have been stored before, sequentially consistent.
    package func wakeAll() {
        guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
        condition.lock()
        condition.broadcast()
        condition.unlock()
    }
}
