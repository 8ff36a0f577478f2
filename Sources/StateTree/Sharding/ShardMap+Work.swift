import Dispatch
import Synchronization

extension ShardMap {
    /// Does the work of many shards, each worker that of its own shards, and returns the results in the order of the tasks.
    ///
    /// - Parameter shards: the shard of each task.
    /// - Throws: the error of the first task that failed.
    func perform<Task: Sendable, Value: Sendable>(
        _ tasks: [Task], in shards: [Int], _ body: @Sendable (Task) throws(StateError) -> Value
    ) throws(StateError) -> [Value] {
        var queues = [[Int]](repeating: [], count: workers)
        for index in tasks.indices { queues[assignment[shards[index]]].append(index) }
        let busy = queues.filter { !$0.isEmpty }
        let results = Mutex([Result<Value, StateError>?](repeating: nil, count: tasks.count))
        @Sendable func serve(_ queue: [Int]) {
            var own: [(Int, Result<Value, StateError>)] = []
            own.reserveCapacity(queue.count)
            for index in queue { own.append((index, Result { () throws(StateError) in try body(tasks[index]) })) }
            results.withLock { for (index, result) in own { $0[index] = result } }
        }
        if busy.count > 1 {
            DispatchQueue.concurrentPerform(iterations: busy.count) { serve(busy[$0]) }
        } else if let queue = busy.first {
            serve(queue)
        }
        var values: [Value] = []
        values.reserveCapacity(tasks.count)
        for case let result? in results.withLock({ $0 }) { values.append(try result.get()) }
        return values
    }
}
