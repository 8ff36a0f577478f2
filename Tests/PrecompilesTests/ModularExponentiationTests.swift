import BigInt
import Chain
import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct ModularExponentiationTests {
    static func input(_ base: [UInt8], _ exponent: [UInt8], _ modulus: [UInt8]) -> [UInt8] {
        Call.word(UInt64(base.count)) + Call.word(UInt64(exponent.count)) + Call.word(UInt64(modulus.count)) + base
            + exponent + modulus
    }

    /// Numbers of all lengths, with leading zeros, against a big-number library; also with the input's end cut off, which
    /// must read as zeros.
    @Test func matchesBigNumbers() {
        var random = SplitMix64(state: 0x6d6f_6465_7870)
        for _ in 0..<600 {
            func operand(_ limit: UInt64) -> [UInt8] {
                let count = random.next() % limit
                let zeros = random.next() % 4 == 0 ? random.next() % (count + 1) : 0
                return (0..<count).map { $0 < zeros ? 0 : UInt8(truncatingIfNeeded: random.next()) }
            }
            let (base, exponent, modulus) = (operand(70), operand(40), operand(70))
            let input = Self.input(base, exponent, modulus)
            let cut = Int(random.next() % 3 == 0 ? random.next() % UInt64(input.count - 96 + 1) : 0)
            let numbers = input.dropFirst(96).dropLast(cut) + [UInt8](repeating: 0, count: cut)
            var rest = ArraySlice(numbers)
            func take(_ count: Int) -> BigUInt {
                defer { rest = rest.dropFirst(count) }
                return BigUInt(Data(rest.prefix(count)))
            }
            let (b, e, m) = (take(base.count), take(exponent.count), take(modulus.count))
            let expected = m == 0 ? 0 : b.power(e, modulus: m)
            let output = Call(address: 5).output([UInt8](input.dropLast(cut)))
            #expect(output?.count == modulus.count)
            #expect(output.map { BigUInt(Data($0)) } == expected)
        }
    }

    /// The examples of EIP-198.
    @Test func knownResults() {
        let fermat = Call.bytes(
            """
            0000000000000000000000000000000000000000000000000000000000000001
            0000000000000000000000000000000000000000000000000000000000000020
            0000000000000000000000000000000000000000000000000000000000000020
            03
            fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2e
            fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f
            """)
        #expect(Call(address: 5).output(fermat) == Call.word(1))
        #expect(Call(address: 5, fork: .byzantium).gas(fermat) == 13_056)
        #expect(Call(address: 5, fork: .cancun).gas(fermat) == 1360)
        // 0^0 = 1, except modulo 1.
        #expect(Call(address: 5).output(Self.input([], [], [2])) == [1])
        #expect(Call(address: 5).output(Self.input([], [], [0, 1])) == [0, 0])
        #expect(Call(address: 5).output(Self.input([3], [5], [0, 0, 0])) == [0, 0, 0])
        #expect(Call(address: 5).output(Self.input([3], [5], [])) == [])
        #expect(Call(address: 5).output([]) == [])
    }

    /// EIP-2565's table: cost of a 64-byte square and of a 256-byte power, before and after.
    @Test func prices() {
        let cases: [(base: Int, exponent: [UInt8], modulus: Int, old: UInt64, new: UInt64)] = [
            (64, [2], 64, 204, 200), (64, [3], 64, 204, 200), (64, [1, 0, 1], 64, 3276, 341),
            (128, [2], 128, 665, 200), (128, [1, 0, 1], 128, 10_649, 1365),
            (256, [2], 256, 1894, 341), (256, [1, 0, 1], 256, 30_310, 5461),
            (512, [2], 512, 5580, 1365), (512, [1, 0, 1], 512, 89_292, 21_845),
            (1024, [2], 1024, 17_868, 5461), (1024, [1, 0, 1], 1024, 285_900, 87_381),
        ]
        for c in cases {
            let ones = { (count: Int) in [UInt8](repeating: 255, count: count) }
            let input = Self.input(ones(c.base), c.exponent, ones(c.modulus))
            #expect(Call(address: 5, fork: .istanbul).gas(input) == c.old)
            #expect(Call(address: 5, fork: .berlin).gas(input) == c.new)
        }
    }

    /// The modulus comes last, so an input that ends within base or exponent has the modulus zero, whatever the lengths are, and
    /// needs no memory for them.
    @Test func inputEndsBeforeTheModulus() {
        for length in [1, 100, 1 << 26, 1 << 40, 1 << 61, .max] as [UInt64] {
            let (one, long) = (Call.word(1), Call.word(length))
            #expect(Call(address: 5).output(one + long + Call.word(2) + [7, 3]) == [0, 0])
            #expect(Call(address: 5).output(long + one + Call.word(2) + [7]) == [0, 0])
            #expect(Call(address: 5).output(long + long + one) == [0])
        }
        // A modulus that starts within the input goes on with zeros: 7^3 mod 0x0100.
        #expect(Call(address: 5).output(Self.input([7], [3], [1]).dropLast() + []) == [0])
        let cut = Call.word(1) + Call.word(1) + Call.word(2) + [7, 3, 1]
        #expect(Call(address: 5).output(cut) == [0, 343 - 256])
    }

    @Test func hugeLengthsSaturate() {
        let huge = [UInt8](repeating: 255, count: 32)
        for fork in [.byzantium, .berlin] as [Fork] {
            let call = Call(address: 5, fork: fork)
            let least: UInt64 = fork == .byzantium ? 0 : 200
            #expect(call.gas(huge + huge + huge) == .max)
            #expect(call.gas(huge + Call.word(0) + Call.word(0)) == .max)
            #expect(call.gas(Call.word(0) + Call.word(0) + huge) == .max)
            #expect(call.gas(Call.word(1) + huge + Call.word(1)) == .max)
            #expect(call.gas(Call.word(.max) + Call.word(.max) + Call.word(.max)) == .max)
            // Multiplications of empty numbers are free, however many the exponent asks for.
            #expect(call.gas(Call.word(0) + huge + Call.word(0)) == least)
            #expect(call.output(Call.word(0) + huge + Call.word(0)) == [])
            #expect(call.output(Call.word(1) + Call.word(1) + huge) == nil)
            #expect(call.output(Call.word(1) + Call.word(1) + Call.word(1 << 26 + 1)) == nil)
        }
    }
}
