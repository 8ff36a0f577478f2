import Primitives

/// Why a state cannot be read, or a block not be committed to it.
package enum StateError: Error, Equatable, Sendable {
    /// The store's own failure: a full disk, a folder that another process uses.
    case unusable(place: String, reason: String, advice: String)
    /// A stored value that is not what it must be.
    case damaged(place: String, expected: String, found: String)
    /// The store holds no state, or another version of one.
    case notAState(place: String, expected: String, found: String, advice: String)
    /// A block that is not the next one.
    case doesNotFollow(block: UInt64, expected: String, found: String)
    /// A block's change gives another root than its header states.
    case wrongRoot(block: UInt64, expected: Hash256, found: Hash256)
    /// A block whose state cannot be gone back to.
    case cannotRollBack(to: UInt64, reason: String)
}

extension StateError: CustomStringConvertible {
    /// One sentence: what, where, what to do.
    package var description: String {
        switch self {
        case .unusable(let place, let reason, let advice): "\(place): \(reason); \(advice)."
        case .damaged(let place, let expected, let found):
            "\(place): expected \(expected), found \(found); the store is damaged: restore a copy, or initialise it again."
        case .notAState(let place, let expected, let found, let advice):
            "\(place): expected \(expected), found \(found); \(advice)."
        case .doesNotFollow(let block, let expected, let found):
            "block \(block) does not follow the head of the state: expected \(expected), found \(found)."
        case .wrongRoot(let block, let expected, let found):
            "block \(block): expected the state root \(expected), found \(found); nothing was committed."
        case .cannotRollBack(let block, let reason): "cannot roll back to block \(block): \(reason)."
        }
    }

    /// Whether what was asked for is at fault, and not the store.
    package var isRefusal: Bool {
        switch self {
        case .doesNotFollow, .wrongRoot, .cannotRollBack: true
        case .unusable, .damaged, .notAState: false
        }
    }
}
