import Foundation
import Primitives
import Synchronization

/// What waiting for work costs on this machine, in nanoseconds, measured with what the engine waits with.
package struct WaitingCosts: Sendable, Equatable {
    /// How long a worker looks for work before it sleeps.
    package let looking: UInt64
    /// From the call to a sleeping worker until it works.
    package let waking: UInt64

    /// Medians of many trials on two threads, some milliseconds together.
    package static func measured(trials: Int = 25) -> WaitingCosts {
        let pool = WorkerPool(count: 2)
        var lookings: [UInt64] = []
        var wakings: [UInt64] = []
        for _ in 0..<max(trials, 1) {
            let trial = Trial()
            pool.run { $0 == 0 ? trial.wakeOther() : trial.sleep() }
            lookings.append(trial.looking)
            wakings.append(trial.waking)
        }
        return WaitingCosts(looking: lookings.median ?? 0, waking: wakings.median ?? 0)
    }
}

/// One thread goes to sleep, another wakes it.
private final class Trial: Sendable {
    private let parking = Parking()
    private let hasWork = Atomic<Bool>(false)
    private let origin = ContinuousClock.now
    // Nanoseconds since `origin`.
    private let begins = Atomic<UInt64>(0)
    private let sleeps = Atomic<UInt64>(0)
    private let called = Atomic<UInt64>(0)
    private let wakes = Atomic<UInt64>(0)

    private var now: UInt64 { (ContinuousClock.now - origin).wholeNanoseconds }

    func sleep() {
        begins.store(now, ordering: .sequentiallyConsistent)
        parking.wait { _ in hasWork.load(ordering: .sequentiallyConsistent) }
        wakes.store(now, ordering: .sequentiallyConsistent)
    }

    func wakeOther() {
        while !parking.hasSleepers { sched_yield() }
        sleeps.store(now, ordering: .sequentiallyConsistent)
        // It still has to give its processor back.
        let awake = now + 50_000
        while now < awake {}
        called.store(now, ordering: .sequentiallyConsistent)
        hasWork.store(true, ordering: .sequentiallyConsistent)
        parking.wakeAll()
    }

    var looking: UInt64 { difference(begins, sleeps) }
    var waking: UInt64 { difference(called, wakes) }

    private func difference(_ start: borrowing Atomic<UInt64>, _ end: borrowing Atomic<UInt64>) -> UInt64 {
        let (start, end) = (start.load(ordering: .sequentiallyConsistent), end.load(ordering: .sequentiallyConsistent))
        return end - min(start, end)
    }
}
