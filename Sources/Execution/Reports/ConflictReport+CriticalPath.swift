extension ConflictReport {
    /// Gas on the longest path through the dependency graph: what remains of the block's gas with any number of workers, if
    /// gas were time and every transaction ran once. `nil` where the graph is not known. Transactions of a series depend on
    /// others at least as much as is known of them, so with series it is a lower bound.
    ///
    /// - Complexity: O(transactions + dependencies).
    package var criticalPathGas: UInt64? {
        guard knowsDependencies else { return nil }
        // Gas up to and with each transaction. Dependencies come by reader and point backwards, so that one pass is enough.
        var paths: [UInt64] = []
        paths.reserveCapacity(transactions.count)
        var next = dependencies.startIndex
        for (index, transaction) in transactions.enumerated() {
            var longest: UInt64 = 0
            while next < dependencies.endIndex, dependencies[next].reader <= index {
                if let writer = dependencies[next].writer, paths.indices.contains(writer) {
                    longest = max(longest, paths[writer])
                }
                next += 1
            }
            paths.append(longest &+ transaction.gasUsed)
        }
        return paths.max() ?? 0
    }
}
