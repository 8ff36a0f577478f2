import Primitives

/// The way from a trie's root to one of its nodes.
struct NibblePath: Hashable, Sendable {
    /// The nibbles, the first on top; zeros after the last.
    let bits: UInt256
    /// How many nibbles, at most 64.
    let count: UInt8

    static let root = NibblePath(of: .zero, count: 0)

    /// The first `count` nibbles of `key`.
    init(of key: UInt256, count: Int) {
        bits = key.prefix(nibbles: count)
        self.count = UInt8(count)
    }

    var depth: Int { Int(count) }
}
