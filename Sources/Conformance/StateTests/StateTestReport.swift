/// What running state tests gave.
package struct StateTestReport: Sendable {
    package struct Failure: Sendable {
        /// Path of the file.
        package let file: String
        /// The test's name in the file and its case, "add/Cancun/d0g0v0"; the file's own name for a fault of the whole file.
        package let name: String
        package let reason: String
    }

    package var passed = 0
    /// Cases of forks that are not implemented.
    package var skipped = 0
    /// By file, then in the order of cases.
    package var failures: [Failure] = []

    package init() {}

    package mutating func add(_ other: StateTestReport) {
        passed += other.passed
        skipped += other.skipped
        failures += other.failures
    }
}
