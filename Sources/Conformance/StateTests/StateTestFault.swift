/// What is wrong in a test file, and where.
package struct StateTestFault: Error, Equatable, CustomStringConvertible {
    /// "transaction.value[2]".
    package let place: String
    package let expected: String
    package let found: String

    package var description: String { "\(place): expected \(expected), found \(found)" }
}
