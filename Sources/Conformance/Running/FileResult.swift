/// The outcome of one test file.
package struct FileResult: Sendable {
    package var path: String
    /// The suite's name; empty if no suite took the file.
    package var suite: String
    /// A single unnamed case if the file failed or was skipped as a whole.
    package var cases: [CaseResult]

    /// Runs the file at `path` with the suite it belongs to. Never throws: what goes wrong is a failed case.
    static func run(_ path: String, _ suites: [any ConformanceSuite.Type]) -> FileResult {
        if let reason = KnownSkips.reason(forFile: path) {
            return FileResult(path: path, suite: "", cases: [CaseResult("", .skipped(reason: reason))])
        }
        var suiteName = ""
        do {
            let file = try ConformanceFile(path: path)
            let shape = try file.shape
            guard let suite = suites.first(where: { $0.matches(shape) }) else {
                let fields = shape.fields.sorted().joined(separator: ", ")
                return FileResult(path: path, suite: "", whole: "a file of a known suite", "the fields \(fields)")
            }
            suiteName = suite.name
            let cases = try suite.run(file)
            guard !cases.isEmpty else { return FileResult(path: path, suite: suiteName, whole: "test cases", "none") }
            return FileResult(path: path, suite: suiteName, cases: cases)
        } catch {
            return FileResult(path: path, suite: suiteName, whole: "a readable test file", "\(error)")
        }
    }

    private init(path: String, suite: String, cases: [CaseResult]) {
        self.path = path
        self.suite = suite
        self.cases = cases
    }

    /// A failure of the whole file.
    private init(path: String, suite: String, whole expected: String, _ found: String) {
        self.init(path: path, suite: suite, cases: [CaseResult("", .failed(expected: expected, found: found))])
    }
}
