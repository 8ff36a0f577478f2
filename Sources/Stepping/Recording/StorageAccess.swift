import Primitives

/// One access to storage of a recording.
package struct StorageAccess: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case load, store
        /// Transient storage (EIP-1153).
        case transientLoad, transientStore
        /// A store is taken back because its call failed.
        case undo, transientUndo

        /// Whether it is about storage that lives for one transaction.
        package var isTransient: Bool { self == .transientLoad || self == .transientStore || self == .transientUndo }
        package var isLoad: Bool { self == .load || self == .transientLoad }
    }

    /// The step that made it.
    package let step: Int
    /// The call that made it.
    package let frame: Int
    package let kind: Kind
    /// Whose storage.
    package let address: Address
    package let key: UInt256
    package let before: UInt256
    package let after: UInt256

    package init(
        step: Int, frame: Int, kind: Kind, address: Address, key: UInt256, before: UInt256, after: UInt256
    ) {
        (self.step, self.frame, self.kind, self.address) = (step, frame, kind, address)
        (self.key, self.before, self.after) = (key, before, after)
    }
}
