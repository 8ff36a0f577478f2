/// A 32-byte hash: of code, of a block, of a trie node, or a log topic. Held as its big-endian number.
@frozen
public struct Hash256: Hashable, Sendable, Comparable {
    public var word: UInt256

    @inlinable @inline(__always)
    public init(_ word: UInt256) {
        self.word = word
    }

    /// `nil` unless there are exactly 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32, let word = UInt256(bigEndian: bytes) else { return nil }
        self.init(word)
    }

    public var bytes: [UInt8] { word.bigEndianBytes }

    public static let zero = Hash256(.zero)

    public static func < (a: Hash256, b: Hash256) -> Bool { a.word < b.word }
}

extension Hash256: CustomStringConvertible {
    public var description: String { Hex.encode(bytes) }
}
