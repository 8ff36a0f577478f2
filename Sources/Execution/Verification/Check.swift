/// The result of comparing something computed with what a block or file states.
package enum Check: Sendable, Equatable {
    case passed
    /// The first difference.
    case failed(Difference)
    /// There is nothing to compare with.
    case notComparable

    /// `nil` where there was nothing to compare, as JSON writes it.
    package var verdict: Bool? {
        switch self {
        case .passed: true
        case .failed: false
        case .notComparable: nil
        }
    }

    package var difference: Difference? {
        if case .failed(let difference) = self { difference } else { nil }
    }

    /// Passed if both are equal.
    static func comparing<Value: Equatable>(
        _ field: String, expected: Value, found: Value, describedBy describe: (Value) -> String
    ) -> Check {
        expected == found
            ? .passed : .failed(Difference(field: field, expected: describe(expected), found: describe(found)))
    }
}
