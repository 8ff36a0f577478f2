import Foundation
import Synchronization

/// Threads that live as long as the pool and sleep while there is nothing to do.
///
/// `run` lends them to one job at a time; the calling thread is worker 0.
package final class WorkerPool: Sendable {
    package let count: Int
    private let shared: Shared

    /// What the threads wait on. `@unchecked Sendable`: everything mutable is touched with `condition` locked.
    private final class Shared: @unchecked Sendable {
        let condition = NSCondition()
        var job: (@Sendable (Int) -> Void)?
        /// Counts jobs, so that a thread takes each once.
        var ticket = 0
        var running = 0
        var isClosed = false
    }

    /// - Parameter count: workers, the calling thread included.
    package init(count: Int) {
        self.count = count
        let shared = Shared()
        self.shared = shared
        for worker in 1..<max(count, 2) where worker < count {
            let thread = Thread { WorkerPool.serve(worker, shared) }
            thread.name = "altius worker \(worker)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit {
        shared.condition.lock()
        shared.isClosed = true
        shared.condition.broadcast()
        shared.condition.unlock()
    }

    /// Runs `job` once on every worker and returns when all have returned.
    package func run(_ job: @escaping @Sendable (Int) -> Void) {
        shared.condition.lock()
        shared.job = job
        shared.ticket += 1
        shared.running = count - 1
        shared.condition.broadcast()
        shared.condition.unlock()
        job(0)
        shared.condition.lock()
        while shared.running > 0 { shared.condition.wait() }
        shared.job = nil
        shared.condition.unlock()
    }

    private static func serve(_ worker: Int, _ shared: Shared) {
        var ticket = 0
        while true {
            shared.condition.lock()
            while shared.ticket == ticket && !shared.isClosed { shared.condition.wait() }
            if shared.isClosed {
                shared.condition.unlock()
                return
            }
            ticket = shared.ticket
            let job = shared.job
            shared.condition.unlock()
            job?(worker)
            shared.condition.lock()
            shared.running -= 1
            if shared.running == 0 { shared.condition.broadcast() }
            shared.condition.unlock()
        }
    }
}
