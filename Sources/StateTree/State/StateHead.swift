import Primitives

/// The block whose state a store holds.
package struct StateHead: Sendable, Equatable {
    package let number: UInt64
    /// `nil` where a state was put in without its block being known.
    package let hash: Hash256?
    package let root: Hash256
    /// Whether the state is all there is, so that the roots of the blocks that follow can be compared with their headers'.
    package let isWhole: Bool

    package init(number: UInt64, hash: Hash256?, root: Hash256, isWhole: Bool) {
        self.number = number
        self.hash = hash
        self.root = root
        self.isWhole = isWhole
    }
}
