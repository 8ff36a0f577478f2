import Chain
import Primitives
import StateTree

/// What a block is known to need before it is executed, and so is fetched from the store before.
struct ReadAhead {
    private var addresses: [Address]
    private var slots: [(address: Address, slot: UInt256)]
    /// Accounts whose code is called.
    private var called: [Address]

    /// What the block itself says: senders, recipients, access lists, who gets the fees.
    init(_ block: Block) {
        let recipients = block.transactions.compactMap(\.to)
        let entries = block.transactions.flatMap(\.accessList)
        addresses = block.transactions.map(\.sender) + recipients + entries.map(\.address)
        addresses.append(block.header.beneficiary)
        slots = entries.flatMap { entry in entry.storageKeys.map { (entry.address, $0) } }
        called = recipients
    }

    /// What a list of everything that the block touches says, such as its pre-state or an access list of the whole block (EIP-7928).
    init(_ block: Block, touching snapshot: StateSnapshot) {
        self.init(block)
        addresses += snapshot.accounts.keys
        slots += snapshot.accounts.flatMap { address, account in account.storage.keys.map { (address, $0) } }
        called += snapshot.accounts.keys
    }

    /// Fetches what the cache lacks.
    func perform(on state: ShardedState) {
        state.prefetch(Array(Set(addresses)))
        state.prefetch(slots)
        state.prefetchCodes(of: called)
    }
}
