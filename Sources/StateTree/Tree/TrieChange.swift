import Primitives

/// One entry of a trie that changes.
struct TrieChange: Sendable {
    let key: UInt256
    /// What its leaf holds afterwards; `nil` removes the entry, which the trie must have.
    let value: LeafValue?
    /// Whether the trie has the entry: a leaf that changes is then known without its key being read.
    let existed: Bool
}
