import Chain
import Primitives

/// One transaction under one fork, and what must come of it.
package struct StateTestCase: Sendable {
    /// As the file names it; later forks than those implemented are skipped.
    package let forkName: String
    /// Which of the test's inputs, gas limits and values the transaction has.
    package let indexes: StateTestIndexes
    /// The transaction, or why there cannot be such a one.
    package let transaction: Result<Transaction, StateTestFault>
    /// The root of the state afterwards.
    package let stateRoot: Hash256
    /// Keccak-256 of the RLP list of the transaction's logs.
    package let logsHash: Hash256
    /// The rule that refuses the transaction, if one must.
    package let expectedException: String?
    /// Whether the file says of every transaction if it is to be refused; older files leave that to the root.
    package let statesExceptions: Bool

    /// As people name it: "Cancun/d0g1v0".
    package var label: String { "\(forkName)/d\(indexes.data)g\(indexes.gas)v\(indexes.value)" }
}
