/// A bounded map that forgets what was not used since its hand last came by (Corbató's CLOCK): one bit per entry instead of an
/// order of use that every read would change.
struct ClockCache<Key: Hashable, Value> {
    private struct Entry {
        let key: Key
        var value: Value
        var isUsed: Bool
    }

    /// What became of an inserted value.
    enum Insertion {
        /// There was one with that key.
        case replaced
        case added
        case addedInsteadOf(Value)
    }

    private var index: [Key: Int] = [:]
    private var entries: [Entry?] = []
    private var free: [Int] = []
    private var hand = 0
    let capacity: Int

    /// - Parameter capacity: entries kept, at least 1.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    var count: Int { index.count }

    /// The value, noted as used. Expected O(1).
    mutating func use(_ key: Key) -> Value? {
        guard let position = index[key] else { return nil }
        entries[position]?.isUsed = true
        return entries[position]?.value
    }

    /// The value, without a note.
    func peek(_ key: Key) -> Value? { index[key].flatMap { entries[$0]?.value } }

    /// Adds or replaces. Amortised O(1).
    mutating func insert(_ key: Key, _ value: Value) -> Insertion {
        if let position = index[key] {
            entries[position]?.value = value
            return .replaced
        }
        let entry = Entry(key: key, value: value, isUsed: false)
        if let position = free.popLast() {
            entries[position] = entry
            index[key] = position
            return .added
        }
        if entries.count < capacity {
            index[key] = entries.count
            entries.append(entry)
            return .added
        }
        while entries[hand]?.isUsed == true {
            entries[hand]?.isUsed = false
            hand = (hand + 1) % capacity
        }
        let forgotten = entries[hand]
        if let forgotten { index[forgotten.key] = nil }
        entries[hand] = entry
        index[key] = hand
        hand = (hand + 1) % capacity
        return forgotten.map { .addedInsteadOf($0.value) } ?? .added
    }

    /// Forgets the entries whose keys match, and returns their values. O(entries).
    mutating func removeAll(where matches: (Key) -> Bool) -> [Value] {
        var removed: [Value] = []
        for (position, entry) in entries.enumerated() {
            guard let entry, matches(entry.key) else { continue }
            entries[position] = nil
            index[entry.key] = nil
            free.append(position)
            removed.append(entry.value)
        }
        return removed
    }
}
