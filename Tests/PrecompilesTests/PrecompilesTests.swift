import Chain
import Precompiles
import Testing

@Suite struct PrecompilesTests {
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
}
