/// Places for the results of tasks, each written once, by whoever does the task.
///
/// Unsafe, since an array behind a lock was measurable: a commit has thousands of results, each copied twice by one thread at
/// last. `@unchecked Sendable`: a place is written by the one thread that claimed its task, and all are read by the thread that
/// waits for all of them to be done.
final class TaskResults<Value: Sendable>: @unchecked Sendable {
    private let places: UnsafeMutablePointer<Result<Value, StateError>?>
    private let count: Int

    init(count: Int) {
        self.count = count
        places = .allocate(capacity: max(count, 1))
        places.initialize(repeating: nil, count: count)
    }

    deinit {
        places.deinitialize(count: count)
        places.deallocate()
    }

    /// - Precondition: each place once.
    func set(_ index: Int, _ result: Result<Value, StateError>) {
        precondition(index >= 0 && index < count, "a task's place")
        places[index] = result
    }

    /// All values.
    ///
    /// - Throws: the first task's error that there is.
    func take() throws(StateError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            guard let result = places[index] else { preconditionFailure("every task was done") }
            values.append(try result.get())
        }
        return values
    }
}
