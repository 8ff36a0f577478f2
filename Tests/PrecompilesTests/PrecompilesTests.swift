import Chain
import Precompiles
import TestSupport
import Testing

@Suite struct PrecompilesTests {
    static let number = Call.word(0x0123_4567_89ab_cdef)
    /// An input for each contract that makes it return something.
    static let valid: [Int: [UInt8]] = [
        1: Call.bytes(
            SenderRecoveryTests.hash + SenderRecoveryTests.v28 + SenderRecoveryTests.r + SenderRecoveryTests.s),
        2: number, 3: number, 4: number,
        5: ModularExponentiationTests.input(number, number, number),
        6: BN254ContractTests.g1 + BN254ContractTests.twiceG1,
        7: BN254ContractTests.g1 + number,
        8: BN254ContractTests.g1 + BN254ContractTests.g2 + BN254ContractTests.minusG1 + BN254ContractTests.g2,
        9: Blake2FTests.input(rounds: 12, final: 1),
        10: PointEvaluationTests.opening,
    ]

    @Test func tablePerFork() {
        for fork in Fork.allCases {
            let active = Precompiles.active(in: fork)
            #expect(active.count == 11)
            for (index, contract) in active.enumerated() {
                let first: Fork? =
                    switch index {
                    case 1...4: .frontier
                    case 5...8: .byzantium
                    case 9: .istanbul
                    case 10: .cancun
                    default: nil
                    }
                #expect((contract != nil) == (first.map { $0 <= fork } ?? false))
                if let contract {
                    #expect(Int(contract.address) == index)
                    #expect(contract.firstFork == first)
                }
            }
        }
        #expect(Set(Precompiles.all.map(\.name)).count == Precompiles.all.count)
    }

    /// Random bytes of every length, and lengths around each contract's own: nothing traps, and gas never depends on chance.
    @Test func randomInputNeverTraps() {
        var random = SplitMix64(state: 0x6675_7a7a)
        for contract in Precompiles.all {
            for round in 0..<400 {
                let count = Int(random.next() % (round % 4 == 0 ? 1000 : 260))
                let zeros = UInt64(round % 3)
                let input = (0..<count).map { _ in
                    random.next() % 3 < zeros ? 0 : UInt8(truncatingIfNeeded: random.next())
                }
                var output: [UInt8] = []
                let (gas, again) = input.withUnsafeBytes {
                    (contract.gas($0, .cancun), contract.gas($0, .cancun))
                }
                #expect(gas == again)
                if gas < 10_000_000 {
                    _ = input.withUnsafeBytes { contract.run($0, &output) }
                    #expect(output.count < 10_000)
                }
            }
        }
    }

    /// Valid inputs with bytes changed, cut off or appended, so that the deeper checks of every contract are reached.
    @Test func damagedInputNeverTraps() {
        var random = SplitMix64(state: 0x6d75_7461_7465)
        for contract in Precompiles.all {
            let input = Self.valid[Int(contract.address)] ?? []
            #expect(Call(address: Int(contract.address)).output(input)?.isEmpty == false)
            for _ in 0..<150 {
                var damaged = input
                for _ in 0..<(1 + random.next() % 3) {
                    let index = Int(random.next() % UInt64(damaged.count))
                    switch random.next() % 4 {
                    case 0: damaged[index] ^= 1 << (random.next() % 8)
                    case 1: damaged[index] = 255
                    case 2: damaged.removeSubrange((index + 1)...)
                    default: damaged += [UInt8(truncatingIfNeeded: random.next())]
                    }
                }
                let call = Call(address: Int(contract.address))
                // Damaged lengths and round numbers may ask for more than a block could pay.
                if let gas = call.gas(damaged), gas < 10_000_000 {
                    let output = call.output(damaged)
                    #expect(output == call.output(damaged))
                }
            }
        }
    }

    /// Contracts share tables and a signature context, but no state: threads do not disturb each other.
    @Test func threadsGetTheSameOutput() async {
        let inputs = Self.valid
        let expected = Dictionary(uniqueKeysWithValues: inputs.map { ($0.key, Call(address: $0.key).output($0.value)) })
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<20).allSatisfy { _ in
                        inputs.allSatisfy { Call(address: $0.key).output($0.value) == expected[$0.key] }
                    }
                }
            }
            for await same in group { #expect(same) }
        }
    }
}
