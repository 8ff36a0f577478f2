/// Numbers as people read them. Always in the same form whatever the locale: pictures are compared, and figures are quoted.
package enum Figures {
    /// Digits in groups of three: "29,981,234".
    package static func grouped(_ value: some BinaryInteger) -> String {
        (value < 0 ? "-" : "") + grouped(decimal: String(value.magnitude))
    }

    /// Digits in groups of three, of a number of any size.
    static func grouped(decimal digits: String) -> String {
        var text = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// With a fixed number of decimals, grouped; "-" for what is no finite number or beyond 64 bits.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        guard let scaled = Int64(exactly: (value * Double(scale)).rounded()) else { return "-" }
        let whole = scaled.magnitude / scale.magnitude
        let fraction = String(scaled.magnitude % scale.magnitude)
        let sign = scaled < 0 ? "-" : ""
        guard decimals > 0 else { return sign + grouped(whole) }
        return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// A rate with as many digits as mean something: "8,412", "241.6", "3.07"; "-" when there is none.
    package static func rate(_ value: Double?) -> String {
        guard let value else { return "-" }
        return fixed(value, decimals: value < 10 ? 2 : value < 1000 ? 1 : 0)
    }

    /// Nanoseconds as milliseconds with two decimals: "123.45".
    package static func milliseconds(_ nanoseconds: UInt64) -> String {
        fixed(Double(nanoseconds) / 1e6, decimals: 2)
    }

    /// A duration in the unit that suits it: "850 ns", "45.2 µs", "12.3 ms", "1.23 s", "3 min 12 s", "5 h 2 min".
    package static func duration(_ nanoseconds: UInt64, ascii: Bool = false) -> String {
        let value = Double(nanoseconds)
        if nanoseconds < 1000 { return "\(nanoseconds) ns" }
        if nanoseconds < 1_000_000 { return fixed(value / 1e3, decimals: 1) + (ascii ? " us" : " µs") }
        if nanoseconds < 1_000_000_000 { return fixed(value / 1e6, decimals: 1) + " ms" }
        let seconds = nanoseconds / 1_000_000_000
        if seconds < 60 { return fixed(value / 1e9, decimals: 2) + " s" }
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(grouped(seconds / 3600)) h \(seconds / 60 % 60) min"
    }

    /// A share as people read it: "4.6%", "81%", "0%"; "-" of nothing.
    package static func percent(_ part: some BinaryInteger, of whole: some BinaryInteger) -> String {
        guard whole > 0 else { return "-" }
        let share = Double(part) * 100 / Double(whole)
        if share > 0, share < 0.05 { return "<0.1%" }
        return fixed(share, decimals: share > 0 && share < 10 ? 1 : 0) + "%"
    }

    /// A size in the unit that suits it, of powers of 1,000: "850 B", "45.2 kB", "12.3 MB".
    package static func bytes(_ count: UInt64) -> String {
        var (value, units) = (Double(count), ["kB", "MB", "GB", "TB"][...])
        guard count >= 1000 else { return "\(count) B" }
        value /= 1000
        while value >= 999.95, units.count > 1 {
            value /= 1000
            units = units.dropFirst()
        }
        return fixed(value, decimals: value < 100 ? 1 : 0) + " \(units.first ?? "")"
    }

    /// The smallest value that so many percent of the sorted values do not exceed; nil of nothing.
    package static func percentile(_ percent: Int, of sorted: [UInt64]) -> UInt64? {
        guard !sorted.isEmpty else { return nil }
        return sorted[min(sorted.count - 1, max(0, (sorted.count * percent + 99) / 100 - 1))]
    }

    /// "1st", "2nd", "11th".
    package static func ordinal(_ number: Int) -> String {
        let suffix =
            switch (number % 100, number % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(suffix)"
    }

    /// "1 block", "43 blocks".
    package static func counted(_ count: some BinaryInteger, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }

    /// The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, ... that is not below the value: an axis end that does not jump with every block.
    package static func axisEnd(_ value: Double) -> Double {
        guard value.isFinite, value > 0 else { return 1 }
        var power = 1.0
        while power * 10 <= value { power *= 10 }
        while power > value { power /= 10 }
        return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map { $0 * power }.first { $0 >= value } ?? value
    }
}
