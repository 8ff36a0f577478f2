extension Workload {
    /// The kinds of synthetic blocks; raw values are their names on the command line.
    package enum Kind: String, CaseIterable, Sendable {
        /// Payments, each with a sender and a recipient of its own.
        case transfers
        /// Payments from different senders to one account.
        case sameRecipient = "same-recipient"
        /// Payments from one account to different recipients: a chain of nonces.
        case sameSender = "same-sender"
        /// Transfers of one ERC-20 token between different holders, a share of them to a few hot accounts.
        case erc20
        /// Transfers of one ERC-20 token by different holders, each to itself.
        case erc20Self = "erc20-self"
        /// Swaps in constant-product pools.
        case amm
        /// Mints of one collection, numbered by a counter that they share.
        case nftMint = "nft-mint"
        /// Calls of one contract, each writing a slot of its own.
        case registry
        /// Payments, token transfers and registry records that share nothing.
        case independent
        /// Token transfers that share nothing, in turn with calls that each need the one before.
        case halfChained = "half-chained"
        /// Calls that each hash what the one before wrote.
        case chain
        /// A mix like that of a mainnet block, see `MixedBlock`.
        case mixed

        /// What the block shows, and on the second line what to look for when it is executed.
        package var story: String {
            switch self {
            case .transfers:
                """
                Payments between accounts that each occur once.
                No edge in the dependency graph, no conflict; every worker is busy to the end.
                """
            case .sameRecipient:
                """
                Everybody pays one account.
                All write one balance, but nobody reads it: payments add up without conflicts.
                """
            case .sameSender:
                """
                One account pays many others.
                A chain of nonces that is known before anything runs, so it needs no speculation.
                """
            case .erc20:
                """
                Transfers of one token, a given share of them to a few hot accounts.
                Conflicts appear only in the balance slots of the hot accounts, and grow with their share.
                """
            case .erc20Self:
                """
                Holders of one token pay themselves.
                All call one contract and still nothing conflicts: they share code, not slots.
                """
            case .amm:
                """
                Swaps that take turns on a number of pools.
                One chain of dependencies per pool, through its reserves and its token balances.
                """
            case .nftMint:
                """
                Everybody mints from one collection.
                One counter makes a chain, but little hangs on it: a redo is short.
                """
            case .registry:
                """
                Accounts write records under their own address.
                A contract built for parallel execution: no slot is shared.
                """
            case .independent:
                """
                Payments, token transfers and records that share nothing.
                No edge in the dependency graph, no conflict; every worker is busy to the end.
                """
            case .halfChained:
                """
                Every other transaction needs the one two before it; the rest need nothing.
                The chain bounds the time; independent work fills the other workers.
                """
            case .chain:
                """
                Every transaction hashes what the one before wrote.
                One path through the whole graph: no worker can help another, and none should burn time trying.
                """
            case .mixed:
                """
                A mix like that of a mainnet block: payments, popular and unpopular tokens, swaps, mints, deployments.
                Most transactions are free; a few popular tokens, pools and accounts make chains. The longest one bounds the time.
                """
            }
        }
    }
}
