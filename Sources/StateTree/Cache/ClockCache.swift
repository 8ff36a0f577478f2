/// A bounded map that forgets what was not used since its hand last came by (Corbató's CLOCK): one bit per entry instead of an
/// order of use that every read would change.
///
/// Callers hash the keys: all 64 bits must depend on the key. A dictionary of the standard library instead cost a read of the state
/// 60 ns more, most of it for its hash.
struct ClockCache<Key: Equatable, Value> {
    private struct Entry {
        let hash: UInt64
        let key: Key
        var value: Value
        var isUsed: Bool
        var isFree: Bool
    }

    /// What became of an inserted value.
    enum Insertion {
        /// There was one with that key.
        case replaced
        case added
        case addedInsteadOf(Value)
    }

    /// Open addressing with linear probing: the upper half of a hash, and a position in `entries` plus 1; 0 is free.
    private var index: [UInt64] = [UInt64](repeating: 0, count: 16)
    private var entries: [Entry] = []
    private var free: [Int] = []
    private var hand = 0
    private(set) var count = 0
    let capacity: Int

    /// - Parameter capacity: entries kept, at least 1.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    /// The value, noted as used. Expected O(1).
    @inline(__always)
    mutating func use(_ key: Key, hash: UInt64) -> Value? {
        guard let slot = slot(of: key, hash) else { return nil }
        let position = Self.position(index[slot])
        if !entries[position].isUsed { entries[position].isUsed = true }
        return entries[position].value
    }

    /// The value, without a note.
    func peek(_ key: Key, hash: UInt64) -> Value? {
        slot(of: key, hash).map { entries[Self.position(index[$0])].value }
    }

    /// Adds or replaces. Amortised O(1).
    mutating func insert(_ key: Key, hash: UInt64, _ value: Value) -> Insertion {
        if let slot = slot(of: key, hash) {
            entries[Self.position(index[slot])].value = value
            return .replaced
        }
        let entry = Entry(hash: hash, key: key, value: value, isUsed: false, isFree: false)
        if let position = free.popLast() {
            entries[position] = entry
            place(hash, position)
            count += 1
            return .added
        }
        if entries.count < capacity {
            if 2 * (entries.count + 1) > index.count { grow() }
            entries.append(entry)
            place(hash, entries.count - 1)
            count += 1
            return .added
        }
        // Nothing is free, so every entry is one.
        while entries[hand].isUsed {
            entries[hand].isUsed = false
            hand = (hand + 1) % capacity
        }
        let forgotten = entries[hand]
        if let slot = slot(of: forgotten.key, forgotten.hash) { vacate(slot) }
        entries[hand] = entry
        place(hash, hand)
        hand = (hand + 1) % capacity
        return .addedInsteadOf(forgotten.value)
    }

    /// Forgets the entries whose keys match, and returns their values. O(entries).
    mutating func removeAll(where matches: (Key) -> Bool) -> [Value] {
        var removed: [Value] = []
        for position in entries.indices where !entries[position].isFree && matches(entries[position].key) {
            let entry = entries[position]
            if let slot = slot(of: entry.key, entry.hash) { vacate(slot) }
            entries[position].isFree = true
            entries[position].isUsed = false
            free.append(position)
            count -= 1
            removed.append(entry.value)
        }
        return removed
    }
}

// MARK: The index

extension ClockCache {
    private var mask: Int { index.count - 1 }

    private static func position(_ element: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: element)) - 1 }

    private func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 32) & mask }

    /// Where the key's entry is told in the index; `nil` if it is not.
    @inline(__always)
    private func slot(of key: Key, _ hash: UInt64) -> Int? {
        var slot = home(hash)
        while index[slot] != 0 {
            if index[slot] &>> 32 == hash &>> 32, entries[Self.position(index[slot])].key == key { return slot }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private mutating func place(_ hash: UInt64, _ position: Int) {
        var slot = home(hash)
        while index[slot] != 0 { slot = (slot + 1) & mask }
        index[slot] = (hash &>> 32) &<< 32 | UInt64(position + 1)
    }

    /// Frees a slot, and moves back what was probed past it.
    private mutating func vacate(_ vacant: Int) {
        var hole = vacant
        var slot = (hole + 1) & mask
        while index[slot] != 0 {
            let distance = (slot - home(index[slot])) & mask
            if distance >= (slot - hole) & mask {
                index[hole] = index[slot]
                hole = slot
            }
            slot = (slot + 1) & mask
        }
        index[hole] = 0
    }

    private mutating func grow() {
        index = [UInt64](repeating: 0, count: 2 * index.count)
        for (position, entry) in entries.enumerated() where !entry.isFree { place(entry.hash, position) }
    }
}
