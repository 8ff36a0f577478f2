/// A column of values, one per step, in pieces of a fixed length: it grows without ever holding its values twice.
struct StepColumn<Value: BitwiseCopyable & Sendable>: Sendable {
    private static var shift: Int { 14 }

    private var pieces: [[Value]] = []
    private(set) var count = 0

    /// - Complexity: O(1).
    subscript(step: Int) -> Value {
        pieces[step >> Self.shift][step & ((1 << Self.shift) - 1)]
    }

    mutating func append(_ value: Value) {
        if count & ((1 << Self.shift) - 1) == 0 {
            pieces.append([])
            // Short recordings stay small, long ones do not grow in little steps.
            if count > 0 { pieces[pieces.count - 1].reserveCapacity(1 << Self.shift) }
        }
        pieces[pieces.count - 1].append(value)
        count += 1
    }

    /// The first step from `start` on for whose value the condition holds.
    /// - Complexity: O(distance).
    func first(from start: Int, where condition: (Value) -> Bool) -> Int? {
        var step = max(0, start)
        while step < count {
            if condition(self[step]) { return step }
            step += 1
        }
        return nil
    }

    /// The last step before `end` for whose value the condition holds.
    /// - Complexity: O(distance).
    func last(before end: Int, where condition: (Value) -> Bool) -> Int? {
        var step = min(count, end) - 1
        while step >= 0 {
            if condition(self[step]) { return step }
            step -= 1
        }
        return nil
    }
}
