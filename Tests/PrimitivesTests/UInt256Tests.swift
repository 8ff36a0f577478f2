import BigInt
import Primitives
import TestSupport
import Testing

/// Every operation against the same operation of a big-number library, on operands that favour the edges of limbs.
@Suite struct UInt256Tests {
    static let modulus = BigUInt(1) << 256

    static func big(_ value: UInt256) -> BigUInt {
        BigUInt(words: [UInt(value.limb0), UInt(value.limb1), UInt(value.limb2), UInt(value.limb3)])
    }

    static func small(_ value: BigUInt) -> UInt256 {
        let words = (value % modulus).words + [0, 0, 0, 0]
        return UInt256(UInt64(words[0]), UInt64(words[1]), UInt64(words[2]), UInt64(words[3]))
    }

    static func signed(_ value: UInt256) -> BigInt {
        value.isNegative ? BigInt(big(value)) - BigInt(modulus) : BigInt(big(value))
    }

    static func unsigned(_ value: BigInt) -> UInt256 {
        small(BigUInt(value % BigInt(modulus) + BigInt(modulus)))
    }

    /// Pseudo-random operands: limbs that are empty, full, powers of two or random, so that carries and normalisation
    /// steps of every length occur.
    static func operands(_ count: Int) -> [(UInt256, UInt256, UInt256)] {
        var random = SplitMix64(state: 0x616c_7469)
        func limb() -> UInt64 {
            switch random.next() % 6 {
            case 0: 0
            case 1: .max
            case 2: 1 << (random.next() % 64)
            case 3: UInt64.max << (random.next() % 64)
            default: random.next()
            }
        }
        func word() -> UInt256 {
            let used = random.next() % 5
            return UInt256(used > 0 ? limb() : 0, used > 1 ? limb() : 0, used > 2 ? limb() : 0, used > 3 ? limb() : 0)
        }
        return (0..<count).map { _ in (word(), word(), word()) }
    }

    @Test func arithmeticMatchesBigNumbers() {
        for (a, b, m) in Self.operands(20_000) {
            let (x, y, z) = (Self.big(a), Self.big(b), Self.big(m))
            #expect(a &+ b == Self.small(x + y))
            #expect(a &- b == Self.small(x + Self.modulus - y))
            #expect(a &* b == Self.small(x * y))
            let (high, low) = a.multipliedFullWidth(by: b)
            #expect(Self.big(high) << 256 + Self.big(low) == x * y)
            #expect(a / b == (y == 0 ? 0 : Self.small(x / y)))
            #expect(a % b == (y == 0 ? 0 : Self.small(x % y)))
            #expect(a.adding(b, modulo: m) == (z == 0 ? 0 : Self.small((x + y) % z)))
            #expect(a.multiplying(b, modulo: m) == (z == 0 ? 0 : Self.small(x * y % z)))
            #expect((a < b) == (x < y))
            #expect(a.bitWidth == x.bitWidth)
        }
    }

    @Test func signedArithmeticMatchesBigNumbers() {
        for (a, b, _) in Self.operands(10_000) {
            let (x, y) = (Self.signed(a), Self.signed(b))
            #expect(a.dividedSigned(by: b) == (y == 0 ? 0 : Self.unsigned(x / y)))
            #expect(a.remainderSigned(by: b) == (y == 0 ? 0 : Self.unsigned(x % y)))
            #expect(a.isLessSigned(than: b) == (x < y))
        }
    }

    @Test func shiftsMatchBigNumbers() {
        for (a, _, _) in Self.operands(500) {
            for count in [0, 1, 7, 63, 64, 65, 127, 128, 191, 192, 200, 255, 256, 300] as [UInt64] {
                #expect(a << count == Self.small(Self.big(a) << Int(count)))
                #expect(a >> count == Self.small(Self.big(a) >> Int(count)))
                // Rounds towards minus infinity; the library's own shift truncates.
                let x = Self.signed(a)
                let shifted = x < 0 ? -((-x - 1) >> Int(count)) - 1 : x >> Int(count)
                #expect(a.shiftedRightArithmetically(by: UInt256(count)) == Self.unsigned(shifted))
            }
            #expect(a.shiftedRightArithmetically(by: .max) == (a.isNegative ? .max : 0))
        }
    }

    @Test func exponentiationMatchesBigNumbers() {
        for (a, b, _) in Self.operands(300) {
            #expect(a.raised(to: b) == Self.small(Self.big(a).power(Self.big(b), modulus: Self.modulus)))
        }
        #expect(UInt256(2).raised(to: 255) == UInt256.one << 255)
        #expect(UInt256(2).raised(to: 256) == 0)
        #expect(UInt256(0).raised(to: 0) == 1)
    }

    @Test func bytesAndSignExtension() {
        for (a, _, _) in Self.operands(300) {
            let bytes = a.bigEndianBytes
            #expect(UInt256(bigEndian: bytes) == a)
            #expect(UInt256(bigEndian: a.minimalBigEndianBytes) == a)
            for index in 0..<34 {
                let expected = index < 32 ? UInt256(UInt64(bytes[index])) : 0
                #expect(a.byte(at: UInt256(index)) == expected)
                let bits = 8 * (index + 1)
                var extended = a
                if bits < 256 {
                    let mask = (UInt256.one << UInt64(bits)) &- 1
                    let negative = !((a >> UInt64(bits - 1)) & 1).isZero
                    extended = negative ? a | ~mask : a & mask
                }
                #expect(a.signExtended(fromByte: UInt256(index)) == extended)
            }
            #expect(a.byte(at: .max) == 0)
            #expect(a.signExtended(fromByte: .max) == a)
        }
    }
}
