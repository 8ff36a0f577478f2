import Chain
import Execution

/// The blocks that come with the program, in the order in which a demonstration shows them.
package enum DemoStory: String, CaseIterable, Sendable {
    case independent = "1-everything-independent"
    case hotPool = "2-one-hot-pool"
    case chain = "3-a-chain"
    case mix = "4-a-real-looking-mix"

    /// The block's name: its file in `demo-blocks` without ".json".
    package var name: String { rawValue }

    /// All are signed, so that any client accepts them.
    package var workload: Workload {
        switch self {
        case .independent: Workload(.independent, transactions: 120, seed: 1, isSigned: true, number: 20_000_001)
        case .hotPool: Workload(.amm, transactions: 60, seed: 2, pools: 1, isSigned: true, number: 20_000_002)
        case .chain: Workload(.chain, transactions: 60, seed: 3, isSigned: true, number: 20_000_003)
        case .mix: Workload(.mixed, transactions: 150, seed: 4, isSigned: true, number: 20_000_004)
        }
    }

    /// What the block shows, and on the second line what to look for on the dashboard.
    package var story: String {
        switch self {
        case .independent:
            """
            Everything independent: payments, token transfers and records of accounts that share nothing.
            Look for: a graph without an edge, all workers busy to the end, no conflict. More workers, less time.
            """
        case .hotPool:
            """
            One hot pool: everybody swaps in the same pool, and each swap's price depends on the swap before.
            Look for: one hot contract; conflicts in its two reserves and its two token balances, repaired by redo.
            """
        case .chain:
            """
            A chain: every transaction hashes what the one before wrote.
            Look for: one path through the whole graph. More workers do not help, and the idle ones sleep.
            """
        case .mix:
            """
            A real-looking mix: payments, popular and unpopular tokens, swaps, mints, deployments, a few failures.
            Look for: a wide graph with a few long paths: the popular pool, the busy exchange. The longest one bounds the time.
            """
        }
    }

    /// The block, executed by `executor`.
    package func makeBlock(by executor: any Executor) throws(ExecutionError) -> BlockFolder {
        var folder = try workload.makeBlock().sealed(by: executor)
        folder.name = name
        folder.story = story
        return folder
    }
}
