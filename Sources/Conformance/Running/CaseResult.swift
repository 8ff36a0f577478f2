/// How one case of a test file ended.
package struct CaseResult: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case passed
        case failed(expected: String, found: String)
        /// Not run, for a reason that stands in the source.
        case skipped(reason: String)
    }

    /// The case's name within its file, with the fork and index where it has them.
    package var name: String
    package var outcome: Outcome

    package init(_ name: String, _ outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }

    /// Passed if the two are equal.
    package init<Value: Equatable>(_ name: String, expected: Value, found: Value) {
        self.init(name, expected == found ? .passed : .failed(expected: "\(expected)", found: "\(found)"))
    }
}
