import Chain
import EVM
import Primitives
import TestSupport
import Testing

/// Code is decoded piece by piece as it is reached, by whichever thread is first.
@Suite struct DecodingTests {
    /// Bytes among which JUMPDEST is frequent and always followed by STOP, so that a jump to one succeeds at once.
    private static func landings(_ length: Int, pushesPercent: UInt64, _ random: inout SplitMix64) -> [UInt8] {
        // Jump to the place that the call data tell: PUSH1 0, CALLDATALOAD, JUMP.
        var code: [UInt8] = [0x60, 0, 0x35, 0x56]
        while code.count < length {
            switch random.next() % 100 {
            case 0..<pushesPercent: code.append(0x60 + UInt8(random.next() % 32))
            case 70..<90: code += [0x5b, 0x00]
            default: code.append(UInt8(random.next() % 0x5b))
            }
        }
        return code
    }

    /// Where JUMPDESTs are, by definition: neither within the bytes of a push nor beyond the end.
    private static func destinations(_ code: [UInt8]) -> Set<Int> {
        var found: Set<Int> = []
        var pc = 0
        while pc < code.count {
            if code[pc] == 0x5b { found.insert(pc) }
            pc += (0x60...0x7f).contains(code[pc]) ? Int(code[pc]) - 0x5e : 1
        }
        return found
    }

    @Test(arguments: [5, 64, 255, 1_023, 1_024, 1_300, 3_000, 5_000])
    func jumpsLeadToJumpDestinationsOnly(length: Int) {
        var random = SplitMix64(state: UInt64(length))
        let vm = EthereumVM()
        for pushesPercent in [0, 3, 30, 70] as [UInt64] {
            let code = Self.landings(length, pushesPercent: pushesPercent, &random)
            let destinations = Self.destinations(code)
            let sandbox = Sandbox(fork: .cancun, codes: [code])
            for place in 0..<code.count + 40 {
                let outcome = sandbox.run(
                    input: UInt256(place).bigEndianBytes, gasLimit: 50_000, vm: vm
                ).outcome
                #expect(outcome?.succeeded == destinations.contains(place), "\(place) of \(code.count)")
            }
        }
    }

    @Test func pushesOfEverySizeAtTheEndOfTheCode() {
        // PUSHn with its bytes cut off reads zeros; STOP follows. Before it, the number is stored: PUSHn x, PUSH0, SSTORE.
        for size in 1...32 {
            let immediate = (1...size).map { UInt8($0) }
            let push = [0x5f + UInt8(size)] + immediate
            let sandbox = Sandbox(fork: .cancun, codes: [push + [0x5f, 0x55] + push.dropLast(size / 2)])
            let result = sandbox.run(input: [], gasLimit: 100_000)
            #expect(result.outcome?.succeeded == true)
            let account = result.change.accounts.first { $0.address == Sandbox.contract(0) }
            let stored = account?.slots.first { $0.key == .zero }?.value
            #expect(stored == UInt256(bigEndian: immediate), "PUSH\(size)")
        }
    }

    @Test func threadsDecodeTheSameCodeTogether() async {
        var random = SplitMix64(state: 4)
        for round in 0..<60 {
            let codes = (0..<3).map { _ in FuzzTests.program(200 + Int(random.next() % 2_000), &random) }
            let input = (0..<100).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let shared = Sandbox(fork: .cancun, codes: codes)
            let results = await withTaskGroup(of: Sandbox.Result.self) { group in
                for _ in 0..<4 { group.addTask { shared.run(input: input, gasLimit: 400_000) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count == 4)
            for result in results { #expect(result == results[0], "round \(round)") }
        }
    }
}
