/// A branch's children. Immutable: an update makes new branches along the paths that it touches, so that workers share what is
/// above and beside them without locks.
final class TrieBranch: Sendable {
    /// Which nibbles have a child, nibble 0 in the lowest bit.
    let mask: UInt16
    /// In order of their nibbles.
    let children: [TrieChild]
    /// This one and those in memory below it.
    let residentBranches: Int

    init(mask: UInt16, children: [TrieChild]) {
        self.mask = mask
        self.children = children
        residentBranches = children.reduce(1) { $0 + $1.residentBranches }
    }

    convenience init(_ slots: [TrieChild?]) {
        var mask: UInt16 = 0
        for (nibble, child) in slots.enumerated() where child != nil { mask |= 1 << UInt16(nibble) }
        self.init(mask: mask, children: slots.compactMap { $0 })
    }

    subscript(nibble: Int) -> TrieChild? {
        let bit: UInt16 = 1 << UInt16(nibble)
        guard mask & bit != 0 else { return nil }
        return children[(mask & (bit - 1)).nonzeroBitCount]
    }

    /// One place per nibble.
    var slots: [TrieChild?] { (0..<16).map { self[$0] } }

    func mapChildren(_ transform: (TrieChild) -> TrieChild) -> TrieBranch {
        TrieBranch(mask: mask, children: children.map(transform))
    }
}
