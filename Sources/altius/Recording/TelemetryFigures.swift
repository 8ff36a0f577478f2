/// What telemetry in one form costs, compared with none.
struct TelemetryFigures: Encodable {
    let form: String
    /// Of execution, all blocks together.
    let milliseconds: Double
    /// Compared with telemetry off.
    let ratio: Double
    /// The same of each block's fastest repetition.
    let fastestMilliseconds: Double
    let fastestRatio: Double
    /// From the first block's call to the last event's delivery.
    let runMilliseconds: Double
    let runRatio: Double
    /// Per repetition.
    let events: Int
    /// In all repetitions.
    let lost: UInt64

    /// - Parameter repetitions: that delivered events.
    init(_ cost: TelemetryCost, comparedWith off: TelemetryCost, repetitions: Int) {
        form = cost.form.rawValue
        milliseconds = Double(cost.executionNanoseconds) / 1e6
        fastestMilliseconds = Double(cost.fastestNanoseconds) / 1e6
        runMilliseconds = Double(cost.runNanoseconds) / 1e6
        ratio = Double(cost.executionNanoseconds) / Double(max(off.executionNanoseconds, 1))
        fastestRatio = Double(cost.fastestNanoseconds) / Double(max(off.fastestNanoseconds, 1))
        runRatio = Double(cost.runNanoseconds) / Double(max(off.runNanoseconds, 1))
        events = cost.events / max(repetitions, 1)
        lost = cost.lost
    }

    static let header = [
        "telemetry".left(16), "execution".right(13), "ratio".right(6), "fastest".right(13), "ratio".right(6),
        "whole run".right(13), "ratio".right(6),
        "events".right(10), "lost".right(6),
    ].joined(separator: "  ")

    var line: String {
        let columns = [
            form.left(16),
            Decimal.text(milliseconds, digits: 3).right(10) + " ms", Decimal.text(ratio, digits: 3).right(6),
            Decimal.text(fastestMilliseconds, digits: 3).right(10) + " ms",
            Decimal.text(fastestRatio, digits: 3).right(6),
            Decimal.text(runMilliseconds, digits: 3).right(10) + " ms", Decimal.text(runRatio, digits: 3).right(6),
            "\(events)".right(10), "\(lost)".right(6),
        ]
        return columns.joined(separator: "  ")
    }
}
