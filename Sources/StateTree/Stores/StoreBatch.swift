/// Writes that become visible together. Of several to one key, the last counts.
package struct StoreBatch: Sendable {
    /// `nil` removes the key's value.
    package private(set) var writes: [(key: StoreKey, value: [UInt8]?)] = []

    package init() {}

    mutating func put(_ key: StoreKey, _ value: [UInt8]) { writes.append((key, value)) }

    mutating func remove(_ key: StoreKey) { writes.append((key, nil)) }

    mutating func append(contentsOf other: StoreBatch) { writes.append(contentsOf: other.writes) }

    /// Bytes of keys and values, as a disk gets them.
    package var byteCount: Int { writes.reduce(0) { $0 + $1.key.byteCount + ($1.value?.count ?? 0) } }
}
