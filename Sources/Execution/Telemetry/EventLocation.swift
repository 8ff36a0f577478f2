import State

/// The location IDs of a block's events, one per field of an account and one per slot.
///
/// Slots have the top bit set and their number below it; other IDs are four times the account's number plus the field. Both
/// numberings are those of the block's `LocationTable`, which has fewer than 2^26 of each. They depend on timing, so only
/// the names that go with them (`LocationNames`) are worth comparing.
enum EventLocation {
    private static let slotBit: UInt32 = 1 << 31

    @inline(__always)
    static func id(_ number: UInt32, _ field: Dependency.Field) -> UInt32 {
        field == .storage ? slotBit | number : number &<< 2 | UInt32(field.rawValue)
    }

    static func id(_ access: Access) -> UInt32 { id(access.location, access.field) }

    /// What `id` was made of.
    static func parts(of id: UInt32) -> (number: UInt32, field: Dependency.Field) {
        if id & slotBit != 0 { return (id & ~slotBit, .storage) }
        return (id >> 2, Dependency.Field(rawValue: UInt8(id & 3)) ?? .storage)
    }
}
