/// Why a proof does not prove anything under its root.
package struct ProofError: Error, Equatable, Sendable {
    /// The index of the node at fault, from the root on; the number of nodes if one is missing.
    package let node: Int
    package let expected: String
    package let found: String
}

extension ProofError: CustomStringConvertible {
    package var description: String { "proof, node \(node): expected \(expected), found \(found)" }
}
