import Primitives

/// Entries whose keys are the RLP of their index in a list.
///
/// That order is known without sorting: 1 to 127 stand for themselves, then comes 0, which is 0x80, then 128 and on, whose
/// length header grows with them.
struct IndexKeyedEntries<Item>: TrieEntries {
    private let items: [Item]
    private let encode: (Item, inout RLPEncoder) -> Void

    init(_ items: [Item], encode: @escaping (Item, inout RLPEncoder) -> Void) {
        self.items = items
        self.encode = encode
    }

    var count: Int { items.count }

    /// The list index of the entry at `position` in key order.
    private func index(_ position: Int) -> Int {
        let zeroPosition = min(items.count, 128) - 1
        if position < zeroPosition { return position + 1 }
        return position == zeroPosition ? 0 : position
    }

    /// The key's bytes as one number with the first byte on top, and their count: at most nine, of which the ninth never occurs.
    private func key(_ entry: Int) -> (bytes: UInt64, count: Int) {
        let index = UInt64(index(entry))
        if index == 0 { return (0x80, 1) }
        if index < 0x80 { return (index, 1) }
        let width = (71 - index.leadingZeroBitCount) / 8
        return ((0x80 + UInt64(width)) << UInt64(8 * width) | index, 1 + width)
    }

    func nibbleCount(_ entry: Int) -> Int { 2 * key(entry).count }

    func nibble(_ entry: Int, at position: Int) -> UInt8 {
        let key = key(entry)
        return UInt8(truncatingIfNeeded: key.bytes >> UInt64(4 * (2 * key.count - 1 - position))) & 15
    }

    func commonPrefix(_ a: Int, _ b: Int) -> Int {
        let length = min(nibbleCount(a), nibbleCount(b))
        var position = 0
        while position < length, nibble(a, at: position) == nibble(b, at: position) { position += 1 }
        return position
    }

    func appendValue(_ entry: Int, to encoder: inout RLPEncoder) {
        encode(items[index(entry)], &encoder)
    }
}
