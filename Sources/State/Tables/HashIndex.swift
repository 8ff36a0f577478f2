import CProcessor

/// An open-addressing index from key hashes to dense identifiers; the keys themselves stay in the caller's records.
///
/// Unsafe: raw memory, because it is probed by every state access. The owner calls `deallocate()` once. Each entry holds 32 bits
/// of the hash, so that most probes of other keys end without touching their record.
struct HashIndex {
    /// Hash tag in the upper half, identifier + 1 in the lower; 0 is free.
    private var entries: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private(set) var count = 0

    /// - Parameter minimumCapacity: how many identifiers fit before the first growth.
    init(minimumCapacity: Int = 512) {
        var capacity = Self.smallestMask + 1
        while capacity < 2 * minimumCapacity { capacity *= 2 }
        entries = .allocate(capacity: capacity)
        entries.initialize(repeating: 0, count: capacity)
        mask = capacity - 1
    }

    func deallocate() {
        entries.deallocate()
    }

    /// The identifier stored under `hash` whose record `matches`, if any. Expected O(1).
    @inline(__always)
    func find(_ hash: UInt64, matches: (UInt32) -> Bool) -> UInt32? {
        let tag = hash &>> 32
        var position = Int(truncatingIfNeeded: tag) & mask
        while true {
            let entry = entries[position]
            if entry == 0 { return nil }
            if entry &>> 32 == tag {
                let identifier = UInt32(truncatingIfNeeded: entry) &- 1
                if matches(identifier) { return identifier }
            }
            position = (position &+ 1) & mask
        }
    }

    /// Fetches the cache line in which a search for `hash` starts.
    @inline(__always)
    func prefetch(_ hash: UInt64) {
        prefetch_line(entries + (Int(truncatingIfNeeded: hash &>> 32) & mask))
    }

    /// The identifier that `find` would try first, if any.
    @inline(__always)
    func guess(_ hash: UInt64) -> UInt32? {
        find(hash) { _ in true }
    }

    /// Adds an identifier that `find` did not find. Amortised O(1).
    mutating func insert(_ hash: UInt64, _ identifier: UInt32) {
        if 2 * (count + 1) > mask { grow() }
        place((hash &>> 32) &<< 32 | UInt64(identifier &+ 1))
        count += 1
    }

    /// Forgets everything and keeps the memory.
    mutating func removeAll() {
        guard count > 0 else { return }
        entries.update(repeating: 0, count: mask + 1)
        count = 0
    }

    /// Forgets everything and is small again, so that forgetting little costs little even after a transaction that accessed
    /// much.
    @inline(__always)
    mutating func startOver() {
        guard count > 0 else { return }
        if mask == Self.smallestMask {
            entries.update(repeating: 0, count: Self.smallestMask + 1)
            count = 0
        } else {
            entries.deallocate()
            self = HashIndex(minimumCapacity: 0)
        }
    }

    /// Forgets everything and makes room for that many identifiers.
    mutating func startOver(expecting count: Int) {
        entries.deallocate()
        self = HashIndex(minimumCapacity: count)
    }

    private static let smallestMask = 31

    private func place(_ entry: UInt64) {
        var position = Int(truncatingIfNeeded: entry &>> 32) & mask
        while entries[position] != 0 { position = (position &+ 1) & mask }
        entries[position] = entry
    }

    @inline(never)
    private mutating func grow() {
        let (old, oldCapacity) = (entries, mask + 1)
        entries = .allocate(capacity: 2 * oldCapacity)
        entries.initialize(repeating: 0, count: 2 * oldCapacity)
        mask = 2 * oldCapacity - 1
        for position in 0..<oldCapacity where old[position] != 0 { place(old[position]) }
        old.deallocate()
    }
}
