import State

/// The location IDs of a block's events, one per field of an account and one per slot.
///
/// Slots have the top bit set and their number below it; other IDs are four times the account's number, plus 1 for the nonce
/// and 2 for the code. Both
/// numberings are those of the block's `LocationTable`, which has fewer than 2^26 of each. They depend on timing, so only
/// the names that go with them (`LocationNames`) are worth comparing.
enum EventLocation {
    private static let slotBit: UInt32 = 1 << 31

    @inline(__always)
    static func id(_ number: UInt32, _ field: Dependency.Field) -> UInt32 {
        // Neither `==` nor `rawValue`, which are generic calls between modules and as slow as recording an event.
        switch field {
        case .balance: number &<< 2
        case .nonce: number &<< 2 | 1
        case .code: number &<< 2 | 2
        case .storage: slotBit | number
        }
    }

    @inline(__always)
    static func id(_ access: Access) -> UInt32 { id(access.location, access.field) }

    @inline(__always)
    static func id(_ dependency: Dependency) -> UInt32 { id(dependency.location, dependency.field) }

    /// What `id` was made of.
    static func parts(of id: UInt32) -> (number: UInt32, field: Dependency.Field) {
        if id & slotBit != 0 { return (id & ~slotBit, .storage) }
        return (id >> 2, [.balance, .nonce, .code, .code][Int(id & 3)])
    }
}
