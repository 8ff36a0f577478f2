/// Writes that become visible together. Of several to one key, the last counts.
///
/// A list of parts, so that the parts of many workers become one batch without being copied.
package struct StoreBatch: Sendable {
    /// `nil` removes the key's value.
    package typealias Write = (key: StoreKey, value: [UInt8]?)

    private var parts: [[Write]] = []
    /// The part that is added to.
    private var last: [Write] = []

    package init() {}

    /// All writes, in the order in which they count.
    package var writes: FlattenSequence<[[Write]]> { (parts + [last]).joined() }

    package var count: Int { parts.reduce(last.count) { $0 + $1.count } }

    package var isEmpty: Bool { count == 0 }

    package mutating func put(_ key: StoreKey, _ value: [UInt8]) { last.append((key, value)) }

    package mutating func remove(_ key: StoreKey) { last.append((key, nil)) }

    mutating func append(contentsOf other: StoreBatch) {
        guard !other.isEmpty else { return }
        if !last.isEmpty {
            parts.append(last)
            last = []
        }
        parts += other.parts
        last = other.last
    }

    /// Bytes of keys and values, as a disk gets them.
    package var byteCount: Int { writes.reduce(0) { $0 + $1.key.byteCount + ($1.value?.count ?? 0) } }
}
