import Foundation
import Synchronization

/// Threads that live as long as the pool. Between jobs they look for the next one for some hundred microseconds, then sleep.
///
/// `run` lends them to one job at a time; the calling thread is worker 0.
package final class WorkerPool: Sendable {
    package let count: Int
    private let shared = Shared()

    /// What the threads wait on.
    ///
    /// `@unchecked Sendable`: `job` is written before `ticket` goes up and read by threads that have seen that; it is cleared when
    /// `running` has come down to zero, which each thread lowers after it has read and let go of the job.
    private final class Shared: @unchecked Sendable {
        var job: (@Sendable (Int) -> Void)?
        /// Counts jobs, so that a thread takes each once.
        let ticket = Atomic<Int>(0)
        let running = Atomic<Int>(0)
        let isClosed = Atomic<Bool>(false)
        /// Longer than elsewhere: a commit's steps, and what its caller does between them, follow within some hundred microseconds.
        let beginning = Parking(looks: 1000)
        let end = Parking()
    }

    /// - Parameter count: workers, the calling thread included.
    package init(count: Int) {
        self.count = count
        let shared = shared
        for worker in 1..<max(count, 2) where worker < count {
            let thread = Thread { WorkerPool.serve(worker, shared) }
            thread.name = "altius worker \(worker)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit {
        shared.isClosed.store(true, ordering: .sequentiallyConsistent)
        shared.beginning.wakeAll()
    }

    /// Runs `job` once on every worker and returns when all have returned. Called by one thread at a time.
    package func run(_ job: @Sendable (Int) -> Void) {
        guard count > 1 else { return job(0) }
        withoutActuallyEscaping(job) { job in
            shared.job = job
            shared.running.store(count - 1, ordering: .sequentiallyConsistent)
            shared.ticket.add(1, ordering: .sequentiallyConsistent)
            shared.beginning.wakeAll()
            job(0)
            shared.end.wait { [shared] _ in shared.running.load(ordering: .sequentiallyConsistent) == 0 }
            shared.job = nil
        }
    }

    private static func serve(_ worker: Int, _ shared: Shared) {
        var ticket = 0
        while true {
            shared.beginning.wait { _ in
                shared.ticket.load(ordering: .sequentiallyConsistent) != ticket
                    || shared.isClosed.load(ordering: .sequentiallyConsistent)
            }
            if shared.isClosed.load(ordering: .sequentiallyConsistent) { return }
            ticket = shared.ticket.load(ordering: .sequentiallyConsistent)
            perform(worker, shared)
            if shared.running.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 { shared.end.wakeAll() }
        }
    }

    /// A function of its own, so that the job is let go of before anybody is told that it is done.
    @inline(never)
    private static func perform(_ worker: Int, _ shared: Shared) {
        shared.job?(worker)
    }
}
