import Primitives

/// What a storage key stands for in the contract's declaration: `slot 2[0xab…]` is the entry of that key in the mapping at slot 2.
package struct SlotName: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
        /// The entry of a mapping.
        case key(UInt256)
        /// An element of a dynamic array, in slots from its beginning.
        case index(UInt64)
        /// So many slots into the entry of a mapping.
        case member(UInt64)
    }

    /// The declared slot.
    package let slot: UInt256
    package internal(set) var path: [Part]
}
