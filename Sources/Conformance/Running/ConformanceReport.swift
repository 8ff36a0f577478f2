/// The outcome of a conformance run.
package struct ConformanceReport: Sendable {
    package struct Failure: Hashable, Sendable {
        package var file: String
        /// Empty if the file as a whole failed.
        package var `case`: String
        package var expected: String
        package var found: String
    }

    package struct Skip: Hashable, Sendable {
        package var file: String
        /// Empty if the file as a whole was skipped.
        package var `case`: String
        package var reason: String
    }

    /// The number of test files seen.
    package private(set) var files = 0
    /// Passed cases by suite.
    package private(set) var passedBySuite: [String: Int] = [:]
    /// In order of files and cases.
    package private(set) var failed: [Failure] = []
    package private(set) var skipped: [Skip] = []

    package init() {}

    package var passed: Int { passedBySuite.values.reduce(0, +) }

    /// Whether something ran and nothing failed.
    package var isClean: Bool { failed.isEmpty && passed > 0 }

    mutating func add(_ result: FileResult) {
        files += 1
        for result in result.cases {
            add(result, of: result.name)
        }
        func add(_ caseResult: CaseResult, of name: String) {
            switch caseResult.outcome {
            case .passed: passedBySuite[result.suite, default: 0] += 1
            case .failed(let expected, let found):
                failed.append(Failure(file: result.path, case: name, expected: expected, found: found))
            case .skipped(let reason): skipped.append(Skip(file: result.path, case: name, reason: reason))
            }
        }
    }
}

extension ConformanceReport: CustomStringConvertible {
    /// One line per failing and per skipped case, totals last.
    package var description: String {
        var lines = failed.map { "FAILED \($0.file) \($0.case): expected \($0.expected), found \($0.found)" }
        lines += skipped.map { "skipped \($0.file) \($0.case): \($0.reason)" }
        for (suite, count) in passedBySuite.sorted(by: { $0.key < $1.key }) {
            lines.append("\(suite): \(count) passed")
        }
        lines.append("\(files) files: \(passed) passed, \(failed.count) failed, \(skipped.count) skipped")
        return lines.joined(separator: "\n")
    }
}
