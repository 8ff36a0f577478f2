import Primitives
import Synchronization
import Testing

@Suite struct WorkerPoolTests {
    /// Every worker takes every job once, whether it looks for it or sleeps.
    @Test(arguments: [1, 2, 3, 8])
    func everyWorkerTakesEveryJob(count: Int) async throws {
        let pool = WorkerPool(count: count)
        for round in 0..<300 {
            if round % 100 == 99 { try await Task.sleep(for: .milliseconds(5)) }
            let taken = Mutex<[Int]>([])
            pool.run { worker in taken.withLock { $0.append(worker) } }
            try #require(taken.withLock { $0.sorted() } == Array(0..<count), "round \(round)")
        }
    }

    /// A job and what it holds are let go of when it is done.
    @Test func jobsAreLetGoOf() {
        final class Held: Sendable {}
        let pool = WorkerPool(count: 4)
        weak var held: Held?
        do {
            let object = Held()
            held = object
            pool.run { _ in _ = object }
        }
        #expect(held == nil)
    }
}
