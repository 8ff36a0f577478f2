/// What the step before the cursor changed in the call that the cursor is in.
package struct StepChange: Sendable, Equatable {
    /// Stack items from this index on are new.
    package var stackFrom: Int?
    /// An item further down that SWAP changed.
    package var swapped: Int?
    /// Bytes that were written.
    package var memory: Range<Int>?

    /// Whether a stack item, counted from the lowest one, is another than before.
    package func changes(item: Int) -> Bool { item == swapped || stackFrom.map { item >= $0 } ?? false }
}
