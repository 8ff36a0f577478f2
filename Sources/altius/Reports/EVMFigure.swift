import Conformance

/// One case of the interpreter's benchmark.
struct EVMFigure: Encodable {
    let name: String
    let microseconds: Double
    let gasUsed: UInt64
    let megagasPerSecond: Double
    let runs: Int

    init(_ figure: StateTestBenchmark.Figure) {
        name = figure.name
        microseconds = figure.nanoseconds / 1000
        gasUsed = figure.gasUsed
        megagasPerSecond = figure.megagasPerSecond
        runs = figure.runs
    }

    var line: String {
        let columns = [
            name.left(34),
            Decimal.text(microseconds, digits: 3).right(12) + " us",
            Decimal.grouped(gasUsed).right(13) + " gas",
            Decimal.text(megagasPerSecond, digits: 0).right(7) + " Mgas/s",
            "\(runs)".right(8) + " runs",
        ]
        return columns.joined(separator: "  ")
    }
}
