/// The SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014): small, seeded, the same on every machine.
///
/// Its draws do not go through the standard library's `random(in:)` and `shuffled()`, whose algorithms may change with the
/// library: a seed must give the same block for years.
package struct SplitMix64: Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number from 0 to `bound - 1`, by Lemire's multiplication without its correction: for the bounds here, the bias is below
    /// 2^-32. 0 for a bound of 0.
    package mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound.magnitude)).high)
    }

    /// Whether one of `hundredths` out of a hundred chances came up.
    package mutating func chance(_ hundredths: Int) -> Bool { below(100) < hundredths }

    /// Fisher and Yates.
    package mutating func shuffle<Element>(_ elements: inout [Element]) {
        for end in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(end, below(end + 1))
        }
    }
}
