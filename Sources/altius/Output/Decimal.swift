/// Numbers as tables show them.
enum Decimal {
    /// `value` with `digits` digits after the point, rounded.
    static func text(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int64((value.magnitude * scale).rounded())
        let sign = value < 0 && scaled != 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(scaled)" }
        let fraction = String(scaled % Int64(scale))
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(sign)\(scaled / Int64(scale)).\(zeros)\(fraction)"
    }

    /// "1 block", "20 blocks".
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// With a comma between groups of three digits.
    static func grouped(_ value: UInt64) -> String {
        var groups = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0, index % 3 == 0 { groups.append(",") }
            groups.append(digit)
        }
        return String(groups.reversed())
    }
}

extension String {
    /// Filled with spaces on the left.
    func right(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

    /// Filled with spaces on the right.
    func left(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
