import Primitives

/// An account and some of its slots with proofs, in the shape of `eth_getProof` (EIP-1186). Of an account that does not exist,
/// the values are those of an empty one.
package struct AccountProof: Sendable, Equatable {
    package struct Slot: Sendable, Equatable {
        package var key: UInt256
        package var value: UInt256
        package var proof: [[UInt8]]
    }

    package var address: Address
    package var balance: UInt256
    package var nonce: UInt64
    package var codeHash: Hash256
    package var storageRoot: Hash256
    package var accountProof: [[UInt8]]
    package var slots: [Slot]

    /// Whether the values are those under this state root.
    ///
    /// - Throws: what about the first proof that fails is not as it must be.
    package func verify(under root: Hash256) throws(ProofError) {
        let stated = StoredAccount(nonce: nonce, balance: balance, storageRoot: storageRoot, codeHash: codeHash)
        let found = try MerkleProof.value(of: Keccak256.hash(address).word, in: accountProof, root: root)
        let isAbsent =
            nonce == 0 && balance.isZero && codeHash == Keccak256.ofEmpty
            && storageRoot == MerklePatriciaTrie.emptyRoot
        if found == nil && !isAbsent {
            throw ProofError(node: accountProof.count, expected: "the account \(address)", found: "its absence")
        }
        if let found, found != stated.leafValue {
            throw ProofError(
                node: accountProof.count, expected: "the account \(Hex.encode(stated.leafValue))",
                found: Hex.encode(found))
        }
        for slot in slots {
            let found = try MerkleProof.value(of: Keccak256.hash(slot.key).word, in: slot.proof, root: storageRoot)
            let expected = slot.value.isZero ? nil : StoredSlot.encode(slot.value)
            if found != expected {
                throw ProofError(
                    node: slot.proof.count, expected: "slot \(slot.key) with \(slot.value)",
                    found: found.map { Hex.encode($0) } ?? "its absence")
            }
        }
    }
}
