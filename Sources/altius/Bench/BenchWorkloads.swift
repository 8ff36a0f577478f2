import Workloads

/// The generated blocks of `altius bench synthetic`: every kind, where a parameter changes what a kind is about more than once.
enum BenchWorkloads {
    /// - Parameter transactions: per block; `nil` for each kind's own number.
    static func all(transactions: Int?, seed: UInt64) -> [Workload] {
        func make(
            _ kind: Workload.Kind, _ usual: Int, conflictRate: Int = 0, hotAccounts: Int = 8, pools: Int = 1
        ) -> Workload {
            Workload(
                kind, transactions: transactions ?? usual, seed: seed, conflictRate: conflictRate,
                hotAccounts: hotAccounts, pools: pools)
        }
        return [
            // Nothing depends on anything.
            make(.transfers, many), make(.erc20, many), make(.erc20Self, many), make(.registry, many),
            make(.independent, many), make(.sameRecipient, many),
            // Something does.
            make(.erc20, many, conflictRate: 50), make(.erc20, many, conflictRate: 100, hotAccounts: 1),
            make(.amm, few, pools: manyPools), make(.halfChained, few), make(.mixed, middle),
            // Each depends on the one before.
            make(.amm, few), make(.nftMint, few), make(.sameSender, few), make(.chain, few),
        ]
    }

    private static let many = 20_000
    private static let middle = 5_000
    private static let few = 2_000
    /// Swaps of one pool are then far apart.
    private static let manyPools = 64
}
