/// A column of 64-bit words most of which are small: four bytes each, and twelve for those that do not fit.
struct WordColumn: Sendable {
    /// Stands for a word in `wide`.
    private static let marker = UInt32.max
    /// Stands for `UInt64.max`, which is frequent: the version of the state before the block.
    private static let allOnes = UInt32.max - 1

    private var words: [UInt32] = []
    /// Positions and words that do not fit, in order of positions.
    private var widePositions: [UInt32] = []
    private var wideWords: [UInt64] = []

    mutating func reserveCapacity(_ count: Int) { words.reserveCapacity(count) }

    mutating func append(_ word: UInt64) {
        if word < UInt64(Self.allOnes) {
            words.append(UInt32(truncatingIfNeeded: word))
        } else if word == .max {
            words.append(Self.allOnes)
        } else {
            widePositions.append(UInt32(clamping: words.count))
            wideWords.append(word)
            words.append(Self.marker)
        }
    }

    /// - Complexity: O(1); O(log n) for a word that does not fit into 32 bits.
    subscript(position: Int) -> UInt64 {
        switch words[position] {
        case Self.allOnes: .max
        case Self.marker: wideWords[widePositions.partition(where: { $0 >= UInt32(clamping: position) })]
        case let word: UInt64(word)
        }
    }
}
