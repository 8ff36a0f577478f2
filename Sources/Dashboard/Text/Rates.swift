/// Rates over execution time.
package enum Rates {
    /// Nil when no time was measured: an infinite rate is no rate.
    package static func perSecond(_ count: UInt64, nanoseconds: UInt64) -> Double? {
        nanoseconds == 0 ? nil : Double(count) * 1e9 / Double(nanoseconds)
    }

    /// Millions of gas per second.
    package static func megagasPerSecond(_ gas: UInt64, nanoseconds: UInt64) -> Double? {
        perSecond(gas, nanoseconds: nanoseconds).map { $0 / 1e6 }
    }
}
