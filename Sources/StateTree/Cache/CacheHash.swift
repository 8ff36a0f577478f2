import Primitives

/// Hashes of the keys in a cache, seeded per cache: nobody can choose keys that collide. Multiply and fold; a few nanoseconds, since
/// every read of the state pays it.
struct CacheHash: Sendable {
    private let seeds: (UInt64, UInt64, UInt64)

    init() {
        var random = SystemRandomNumberGenerator()
        seeds = (random.next(), random.next(), random.next())
    }

    @inline(__always)
    func of(_ address: Address) -> UInt64 {
        Self.fold(Self.fold(address.low ^ seeds.0, address.middle ^ seeds.1) ^ UInt64(address.high), seeds.2)
    }

    @inline(__always)
    func of(_ key: StateCache.SlotKey) -> UInt64 {
        let slot = key.slot
        let low = Self.fold(slot.limb0 ^ seeds.0, slot.limb1 ^ seeds.1)
        let high = Self.fold(slot.limb2 ^ seeds.1, slot.limb3 ^ seeds.2)
        return Self.fold(low ^ of(key.address), high ^ seeds.0)
    }

    @inline(__always)
    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // Odd factors: a zero would make everything zero.
        let product = UInt128(a | 1) &* UInt128(b | 1)
        return UInt64(truncatingIfNeeded: product) ^ UInt64(truncatingIfNeeded: product &>> 64) ^ a &+ b &<< 1
    }
}
