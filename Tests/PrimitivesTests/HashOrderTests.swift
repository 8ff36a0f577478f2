import Primitives
import TestSupport
import Testing

@Suite struct HashOrderTests {
    @Test(arguments: [0, 1, 2, 3, 16, 17, 1_000, 40_000])
    func randomKeys(count: Int) {
        var random = SplitMix64(state: 5)
        expectOrder(of: (0..<count).map { _ in random.next() })
    }

    /// Keys that somebody chose to begin alike.
    @Test func chosenKeys() {
        var random = SplitMix64(state: 7)
        expectOrder(of: (0..<2_000).map { _ in 0xfeed_beef_0000_0000 | random.next() >> 40 })
        expectOrder(of: (0..<500).map { $0 })
        expectOrder(of: (0..<500).map { .max - $0 })
    }

    private func expectOrder(of keys: [UInt64]) {
        let keys = Array(Set(keys))
        let order = HashOrder.positions(
            count: keys.count, start: { UInt32(truncatingIfNeeded: keys[$0] >> 32) },
            precedes: { keys[$0] < keys[$1] })
        #expect(order.map { keys[$0] } == keys.sorted())
    }
}
