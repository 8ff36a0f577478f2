import Primitives

/// Hashes of state keys for in-memory tables: seeded per process, so that nobody can choose keys that collide. Tables compare
/// full keys besides.
///
/// Every table holds one: reading a global seed costs a call each time.
struct KeyHash: Sendable {
    private static let seeds: (UInt64, UInt64, UInt64, UInt64) = {
        var random = SystemRandomNumberGenerator()
        return (random.next(), random.next(), random.next(), random.next())
    }()

    private let seeds = Self.seeds

    /// Multiply and fold: every input bit reaches every output bit.
    @inline(__always)
    private func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = UInt128(a) &* UInt128(b)
        return UInt64(truncatingIfNeeded: product) ^ UInt64(truncatingIfNeeded: product &>> 64)
    }

    @inline(__always)
    func of(_ address: Address) -> UInt64 {
        mix(mix(address.low ^ seeds.0, address.middle ^ seeds.1) ^ UInt64(address.high), seeds.2)
    }

    @inline(__always)
    func of(account: UInt32, key: UInt256) -> UInt64 {
        let low = mix(key.limb0 ^ seeds.0, key.limb1 ^ seeds.1)
        let high = mix(key.limb2 ^ seeds.2, key.limb3 ^ seeds.3)
        return mix(low ^ seeds.3 ^ UInt64(account), high ^ seeds.0)
    }
}
