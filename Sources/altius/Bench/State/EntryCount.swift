import ArgumentParser

/// A number of entries on the command line: 250000, 100k, 10M.
struct EntryCount: ExpressibleByArgument, Hashable {
    let count: Int

    init(_ count: Int) { self.count = count }

    init?(argument: String) {
        let unit = ["k": 1_000, "M": 1_000_000][argument.suffix(1)]
        guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number > 0 else { return nil }
        let (count, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
        guard !overflows, count <= 1_000_000_000 else { return nil }
        self.count = count
    }
}

extension EntryCount {
    var defaultValueDescription: String { "\(count)" }
}
