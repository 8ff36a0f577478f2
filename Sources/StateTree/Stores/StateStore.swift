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

    /// Calls `body` with every value of one table and owner, in the order of the items, until it returns `false`.
    func forEach(
        in table: StoreKey.Table, owner: UInt256, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError)

    /// The same over a table of all owners, in their order.
    func forEach(
        in table: StoreKey.Table, _ body: (StoreKey, [UInt8]) throws(StateError) -> Bool
    ) throws(StateError)
}

extension StateStore {
    func read(_ key: StoreKey) throws(StateError) -> [UInt8]? { try read([key])[0] }
}
