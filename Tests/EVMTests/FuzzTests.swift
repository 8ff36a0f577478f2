import Chain
import EVM
import Primitives
import Synchronization
import TestSupport
import Testing

/// Random programs, seeded. The fast layout (whole blocks checked at once, neighbours fused) must do exactly what the traced one
/// (every instruction on its own) does; nothing may crash or run out of bounds.
@Suite struct FuzzTests {
    /// Bytes that a random program favours: what moves data and branches, rather than what halts.
    private static let frequent: [UInt8] =
        Array(0x01...0x0b) + Array(0x10...0x1d) + Array(0x50...0x5f) + Array(0x80...0x8f) + Array(0x90...0x9f)
        + [0x20, 0x30, 0x31, 0x33, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x47, 0xa0, 0xa1, 0xa2]

    /// A program of about `length` bytes. It begins with pushes, so that stack errors do not end it at once.
    static func program(_ length: Int, _ random: inout SplitMix64) -> [UInt8] {
        var code: [UInt8] = []
        for _ in 0..<17 { code += [0x60, UInt8(random.next() % 64)] }
        while code.count < length {
            switch random.next() % 20 {
            case 0...6: code += [0x60, UInt8(random.next() % 96)]
            case 7: code += [0x61, UInt8(random.next() % 2), UInt8(truncatingIfNeeded: random.next())]
            case 8:
                let count = Int(random.next() % 32)
                code.append(0x60 + UInt8(count))
                for _ in 0...count { code.append(UInt8(truncatingIfNeeded: random.next())) }
            case 9: code.append(0x5b)
            // A jump to somewhere near, often conditional.
            case 10: code += [0x61, UInt8(length >> 8), UInt8(truncatingIfNeeded: random.next()), 0x56]
            case 11: code += [0x80, 0x60, UInt8(truncatingIfNeeded: random.next()), 0x57]
            // The comparisons that compilers put before jumps.
            case 12:
                code += [
                    [0x10, 0x11, 0x12, 0x13, 0x14, 0x15][Int(random.next() % 6)], 0x15, 0x60,
                    UInt8(truncatingIfNeeded: random.next()), 0x57,
                ]
            // A call of one of the contracts, or of a precompiled one.
            case 13:
                let target: [UInt8] =
                    random.next() % 2 == 0
                    ? [0x61, 0x10, UInt8(random.next() % 3)] : [0x60, UInt8(random.next() % 12)]
                let kind = [0xf1, 0xf2, 0xf4, 0xfa][Int(random.next() % 4)] as UInt8
                code += [0x60, 32, 0x60, 64, 0x60, 96, 0x60, 0]
                if kind == 0xf1 || kind == 0xf2 { code += [0x60, UInt8(random.next() % 2)] }
                code += target + [0x61, 0xff, 0xff, kind]
            // A creation from memory, seldom an end.
            case 14:
                code += random.next() % 4 == 0 ? [0x60, 32, 0x60, 0, 0x60, 0, 0xf0] : [0x60, 9, 0x60, 3, 0x55]
            case 15 where random.next() % 4 == 0:
                code +=
                    [[0x00, 0x60, 0x60], [0x60, 32, 0x60, 0, 0xf3], [0x60, 32, 0x60, 0, 0xfd], [0x33, 0xff]][
                        Int(random.next() % 4)]
            case 16 where random.next() % 8 == 0: code.append(UInt8(truncatingIfNeeded: random.next()))
            default: code.append(frequent[Int(random.next() % UInt64(frequent.count))])
            }
        }
        return code
    }

    @Test func fastAndTracedLayoutsAgree() {
        var random = SplitMix64(state: 1)
        var steps = 0
        for round in 0..<1_500 {
            let fork = Fork.allCases[round % Fork.allCases.count]
            let codes = (0..<3).map { _ in Self.program(120 + Int(random.next() % 300), &random) }
            let sandbox = Sandbox(fork: fork, codes: codes)
            let input = (0..<Int(random.next() % 100)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let gasLimit = 60_000 + random.next() % 60_000
            let isCreation = round % 7 == 6
            let payload = isCreation ? codes[0] : input
            let fast = sandbox.run(input: payload, gasLimit: gasLimit, value: 1, isCreation: isCreation)
            let tracer = StepTracer { _ in steps += 1 }
            let traced = sandbox.run(
                input: payload, gasLimit: gasLimit, value: 1, isCreation: isCreation, tracer: tracer)
            #expect(fast == traced, "round \(round), \(fork)")
            if let gasUsed = fast.outcome?.gasUsed { #expect(gasUsed <= gasLimit) }
        }
        #expect(steps > 100_000)
    }

    @Test func millionsOfStepsStayInBounds() {
        var random = SplitMix64(state: 2)
        var gas: UInt64 = 0
        var successes = 0
        let vm = EthereumVM()
        for round in 0..<4_000 {
            let codes = (0..<3).map { _ in Self.program(200 + Int(random.next() % 600), &random) }
            let sandbox = Sandbox(fork: Fork.allCases[round % Fork.allCases.count], codes: codes)
            let input = (0..<Int(random.next() % 200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let gasLimit = 100_000 + random.next() % 3_000_000
            let result = sandbox.run(input: input, gasLimit: gasLimit, vm: vm)
            if let outcome = result.outcome {
                #expect(outcome.gasUsed <= gasLimit)
                gas += outcome.gasUsed
                successes += outcome.succeeded ? 1 : 0
            }
        }
        // Most instructions cost three gas.
        #expect(gas > 100_000_000)
        #expect(successes > 100)
    }

    /// Bytes without any structure, as code, as initcode and as call data.
    @Test func noiseDoesNotCrash() {
        var random = SplitMix64(state: 3)
        for round in 0..<3_000 {
            let noise = (0..<Int(random.next() % 400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let sandbox = Sandbox(
                fork: Fork.allCases[round % Fork.allCases.count], codes: [noise, noise.reversed(), []])
            for isCreation in [false, true] {
                if let outcome = sandbox.run(input: noise, gasLimit: 500_000, isCreation: isCreation).outcome {
                    #expect(outcome.gasUsed <= 500_000)
                }
            }
        }
    }
}
