import Chain
import Primitives

/// One test of a file in ethereum/tests' GeneralStateTests form: a state, a block's environment, and transactions with the root
/// that each leads to.
package struct StateTest: Sendable {
    package let name: String
    /// The block around the transaction.
    package let header: BlockHeader
    package let blockHashes: [UInt64: Hash256]
    package let preState: StateSnapshot
    package let cases: [StateTestCase]
    /// Names of input variants by their index.
    package let labels: [Int: String]

    /// The tests of a file, by name.
    ///
    /// - Throws: `DecodingError` or `StateTestFault` if the file has another form.
    package static func tests(in file: ConformanceFile) throws -> [StateTest] {
        try file.cases(StateTestJSON.self).map { try StateTest(name: $0.name, $0.value) }
    }
}
