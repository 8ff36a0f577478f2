import Chain
import Primitives

/// What ties a block to the one before it.
package struct BlockLink: Sendable, Equatable {
    package let number: UInt64
    /// `nil` where the block's hash is not known.
    package let hash: Hash256?
    /// `nil` where the parent is known by its number only.
    package let parentHash: Hash256?

    package init(number: UInt64, hash: Hash256?, parentHash: Hash256?) {
        self.number = number
        self.hash = hash
        self.parentHash = parentHash
    }

    /// - Throws: if the block is not the one after `head`.
    func check(after head: StateHead) throws(StateError) {
        guard head.number < .max, number == head.number + 1 else {
            throw .doesNotFollow(
                block: number, expected: "the block after \(head.number)", found: "block \(number)")
        }
        guard let parentHash, let headHash = head.hash, parentHash != headHash else { return }
        throw .doesNotFollow(block: number, expected: "the parent \(headHash)", found: "\(parentHash)")
    }
}
