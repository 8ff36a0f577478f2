import Testing
import Workloads

@Suite struct SplitMix64Tests {
    /// The reference implementation's first numbers for seed 1234567.
    @Test func referenceNumbers() {
        var random = SplitMix64(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in random.next() } == expected)
    }

    @Test func drawsCoverTheirRange() {
        var random = SplitMix64(seed: 1)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<10_000 { counts[random.below(10)] += 1 }
        #expect(counts.allSatisfy { (850...1150).contains($0) })
        #expect(random.below(1) == 0)
        #expect(random.below(0) == 0)
    }

    @Test func shufflingKeepsElements() {
        var random = SplitMix64(seed: 1)
        var elements = Array(0..<100)
        random.shuffle(&elements)
        #expect(elements != Array(0..<100))
        #expect(elements.sorted() == Array(0..<100))
    }
}
