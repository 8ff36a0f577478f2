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
}
