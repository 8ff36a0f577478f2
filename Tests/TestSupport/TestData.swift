import Foundation

/// The folder of official test data and mainnet blocks, where the environment names one.
package enum TestData {
    package static let root = ProcessInfo.processInfo.environment["ALTIUS_TEST_DATA"]

    /// The path of `name` below the data's root; `nil`, with a note in the test log, if there is no test data.
    package static func path(_ name: String) -> String? {
        guard let root else {
            print("skipped: no test data")
            return nil
        }
        return root + "/" + name
    }
}
