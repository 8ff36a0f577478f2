import Primitives

/// Where the values of a state are kept. Batch-shaped, so that a store behind a network fits too: many keys per read, one atomic
/// batch per block, iteration over what belongs together.
package protocol StateStore: AnyObject, Sendable {
    /// The name on the command line.
    var name: String { get }

    /// The values of the keys, in their order; `nil` for a key without a value.
    func read(_ keys: [StoreKey]) throws(StateError) -> [[UInt8]?]

    /// Makes all of the batch visible, or, when it throws or the process ends, nothing. Returns when it is durable, if the store
    /// is.
    func commit(_ batch: StoreBatch) throws(StateError)

    /// Calls `body` with every value of one table and owner whose item begins with the first nibbles of `prefix`, in the order
    /// of the items, until it returns `false`.
    func forEach(
        in table: StoreKey.Table, owner: UInt256, below prefix: UInt256, nibbles: Int,
        _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError)

    /// Calls `body` with every branch of one trie at one depth, by path, until it returns `false`.
    ///
    /// - Parameter owner: zero for the state trie.
    func forEachBranch(
        of owner: UInt256, depth: Int, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError)

    /// Puts many new values into a store that is being made, which need not be atomic. Fast where no call has keys between those
    /// of another one.
    func load(_ batch: StoreBatch) throws(StateError)

    /// The same over a table of all owners, in their order.
    func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError)
}

extension StateStore {
    package func load(_ batch: StoreBatch) throws(StateError) { try commit(batch) }

    func read(_ key: StoreKey) throws(StateError) -> [UInt8]? { try read([key])[0] }

    /// Calls `body` with every value of one table and owner.
    func forEach(
        in table: StoreKey.Table, owner: UInt256, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError) { try forEach(in: table, owner: owner, below: .zero, nibbles: 0, body) }
}
