import Primitives

/// The storage tries that blocks changed in many places, the latest first: opening a state brings their tops into memory too.
struct LargeTries: Equatable, Sendable {
    /// From so many changed slots of one block on, a contract's storage trie is large.
    static let smallestChange = 512
    private static let limit = 16

    /// Hashed addresses.
    private(set) var owners: [UInt256] = []

    init() {}

    mutating func insert(_ owner: UInt256) {
        guard !owners.contains(owner) else { return }
        owners.insert(owner, at: 0)
        if owners.count > Self.limit { owners.removeLast() }
    }

    /// The owners' bytes, one after the other.
    var encoded: [UInt8] { owners.flatMap(\.bigEndianBytes) }

    /// `nil` if these bytes are none.
    init?(decoding bytes: [UInt8]) {
        guard bytes.count % 32 == 0, bytes.count <= 32 * Self.limit else { return nil }
        owners = stride(from: 0, to: bytes.count, by: 32).compactMap { UInt256(bigEndian: bytes[$0..<$0 + 32]) }
    }
}
