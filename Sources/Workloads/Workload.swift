import Chain

/// A recipe for one synthetic block: equal recipes give equal blocks, byte for byte, on every machine.
package struct Workload: Hashable, Sendable {
    /// What the transactions are and how they depend on each other.
    package var kind: Kind
    /// How many there are, from 0 on.
    package var transactions: Int
    package var seed: UInt64
    /// Per cent of the transfers of `.erc20` that go to a hot account.
    package var conflictRate: Int
    /// Hot accounts of `.erc20`.
    package var hotAccounts: Int
    /// Pools of `.amm`. Swaps take turns on them.
    package var pools: Int
    /// Whether transactions carry signatures, which take about 0.06 ms each to make. Without, the block states the senders.
    package var isSigned: Bool
    /// The block's number.
    package var number: UInt64

    /// - Precondition: `transactions` is not negative, `conflictRate` is from 0 to 100, `hotAccounts` and `pools` are at least 1.
    package init(
        _ kind: Kind, transactions: Int = 1000, seed: UInt64 = 1, conflictRate: Int = 0, hotAccounts: Int = 8,
        pools: Int = 1, isSigned: Bool = false, number: UInt64 = 20_000_000
    ) {
        precondition(transactions >= 0, "a block cannot have fewer than 0 transactions")
        precondition((0...100).contains(conflictRate), "a conflict rate is from 0 to 100 per cent")
        precondition(hotAccounts >= 1 && pools >= 1, "there must be a hot account and a pool")
        self.kind = kind
        self.transactions = transactions
        self.seed = seed
        self.conflictRate = conflictRate
        self.hotAccounts = hotAccounts
        self.pools = pools
        self.isSigned = isSigned
        self.number = number
    }

    /// What the block is called: "erc20-1000", with the parameters that its kind looks at.
    package var name: String {
        switch kind {
        case .erc20: "\(kind.rawValue)-\(transactions)-conflict-\(conflictRate)"
        case .amm: "\(kind.rawValue)-\(transactions)-pools-\(pools)"
        default: "\(kind.rawValue)-\(transactions)"
        }
    }

    /// The block with its pre-state, not executed: the header has no gas used and no roots yet. Senders, nonces, funds and gas
    /// limits are valid under Cancun's rules. See `BlockFolder.sealed(by:)`.
    ///
    /// - Complexity: O(transactions); 100,000 unsigned ones take a tenth to four tenths of a second.
    package func makeBlock() -> BlockFolder {
        var builder = BlockBuilder(self)
        switch kind {
        case .transfers: addTransfers(to: &builder)
        case .sameRecipient: addTransfersToOne(to: &builder)
        case .sameSender: addTransfersFromOne(to: &builder)
        case .erc20: addTokenTransfers(to: &builder)
        case .erc20Self: addTokenSelfTransfers(to: &builder)
        case .amm: addSwaps(to: &builder)
        case .nftMint: addMints(to: &builder)
        case .registry: addRecords(to: &builder)
        case .independent: addIndependent(to: &builder)
        case .halfChained: addHalfChained(to: &builder)
        case .chain: addChain(to: &builder)
        case .mixed: MixedBlock.add(transactions, to: &builder)
        }
        return builder.finish(self)
    }
}
