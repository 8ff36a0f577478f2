import Dispatch
import Primitives
import Synchronization

extension ShardMap {
    /// Does the work of many shards and returns the results in the order of the tasks. Each worker does that of its own shards,
    /// then helps with what others have not begun: one contract with many changes would else keep its shard's worker busy alone.
    ///
    /// - Parameters:
    ///   - shards: the shard of each task.
    ///   - pool: the workers; without one, threads of the system, which take longer to wake.
    /// - Throws: the error of the first task that failed.
    func perform<Task: Sendable, Value: Sendable>(
        _ tasks: [Task], in shards: [Int], on pool: WorkerPool? = nil,
        _ body: @Sendable (Task) throws(StateError) -> Value
    ) throws(StateError) -> [Value] {
        var queues = [[Int]](repeating: [], count: workers)
        for index in tasks.indices { queues[assignment[shards[index]]].append(index) }
        queues.removeAll { $0.isEmpty }
        let results = TaskResults<Value>(count: tasks.count)
        if queues.count > 1 {
            let (queues, cursors) = (queues, queues.map { _ in Cursor() })
            @Sendable func work(_ worker: Int) {
                for offset in queues.indices {
                    let number = (worker + offset) % queues.count
                    let (queue, cursor) = (queues[number], cursors[number])
                    // Several at a time, so that workers seldom write to the same lines of memory.
                    let grain = max(1, min(Self.largestGrain, queue.count / Self.smallestShare))
                    while true {
                        let start = cursor.next.wrappingAdd(grain, ordering: .relaxed).oldValue
                        guard start < queue.count else { break }
                        for position in start..<min(start + grain, queue.count) {
                            let task = tasks[queue[position]]
                            results.set(queue[position], Result { () throws(StateError) in try body(task) })
                        }
                    }
                }
            }
            if let pool {
                pool.run { work($0) }
            } else {
                DispatchQueue.concurrentPerform(iterations: queues.count) { work($0) }
            }
        } else {
            for index in tasks.indices {
                results.set(index, Result { () throws(StateError) in try body(tasks[index]) })
            }
        }
        return try results.take()
    }

    /// Does the work of many things, in parts of neighbours that are much alike in size, and returns the parts' results in order.
    ///
    /// - Parameters:
    ///   - sizes: how much there is to do for each.
    ///   - shards: of each, ascending: so a worker has in its cache what it left there in an earlier step.
    ///   - smallestShare: how much is worth waking a worker for.
    func performParts<Value: Sendable>(
        sizes: [Int], in shards: [Int], smallestShare: Int, on pool: WorkerPool? = nil,
        _ body: @Sendable (Range<Int>) throws(StateError) -> Value
    ) throws(StateError) -> [Value] {
        let count = sizes.count
        let total = sizes.reduce(0, +)
        guard count > 0 else { return [] }
        guard workers > 1, total >= 2 * smallestShare else { return [try body(0..<count)] }
        let share = max(smallestShare, total / (workers * Self.partsPerWorker))
        var parts: [Range<Int>] = []
        var (start, sum) = (0, 0)
        for index in 0..<count {
            sum += sizes[index]
            guard sum >= share || index == count - 1 else { continue }
            parts.append(start..<index + 1)
            (start, sum) = (index + 1, 0)
        }
        return try perform(parts, in: parts.map { shards[$0.lowerBound] }, on: pool, body)
    }

    private static let partsPerWorker = 4
    private static let largestGrain = 16
    /// A queue is taken in no fewer parts.
    private static let smallestShare = 16

    /// How far a queue has been taken.
    private final class Cursor: Sendable {
        let next = Atomic<Int>(0)
    }
}
