/// The transactions of a block as a graph: who read from whom, in rows for drawing.
///
/// One row per transaction that depends on another or is depended on, in block order, as version control tools draw histories; every
/// stretch of independent transactions between them is one row. Rows are laid out from the top and never revised.
package struct DependencyGraph: Sendable {
    package let rows: [GraphRow]
    /// Columns of the widest row.
    package let columns: Int
    /// By transaction: the row it stands in.
    package let rowOfTransaction: [Int]
    /// By transaction, each once, ascending.
    package let writers: [[Int]]
    package let readers: [[Int]]
    /// By transaction: on the path that takes most gas.
    package let isCritical: [Bool]
    package let independent: Int
    /// Sets of transactions that are connected, of two or more.
    package let groups: Int
    /// Transactions on the critical path, and their gas.
    package let criticalLength: Int
    package let criticalGas: UInt64
    package let totalGas: UInt64

    /// - Complexity: O(transactions * lanes + dependencies).
    init(_ index: TimelineIndex) {
        let count = index.transactions.count
        var writers = [[Int]](repeating: [], count: count)
        var readers = [[Int]](repeating: [], count: count)
        for dependency in index.dependencies where writers[dependency.reader].last != dependency.writer {
            writers[dependency.reader].append(dependency.writer)
            readers[dependency.writer].append(dependency.reader)
        }
        self.writers = writers
        self.readers = readers
        (isCritical, criticalGas) = Self.criticalPath(index, writers)
        criticalLength = isCritical.count { $0 }
        totalGas = index.committedGas.last ?? 0
        independent = (0..<count).count { writers[$0].isEmpty && readers[$0].isEmpty }
        groups = Self.groups(writers, readers)
        var layout = GraphLayout()
        for transaction in 0..<count {
            layout.add(transaction, writers: writers[transaction], readers: readers[transaction])
        }
        rows = layout.rows
        columns = layout.rows.reduce(0) { max($0, $1.marks.count + ($1.hidden > 0 ? 1 : 0)) }
        rowOfTransaction = layout.rowOfTransaction
    }

    /// By how much execution could be faster at most, if it took time in proportion to gas: total over critical path.
    package var speedupLimit: Double? { criticalGas == 0 ? nil : Double(totalGas) / Double(criticalGas) }

    /// All transactions that one depends on, or that depend on it.
    package func reachable(from transaction: Int, along links: [[Int]]) -> Set<Int> {
        guard links.indices.contains(transaction) else { return [] }
        var found: Set<Int> = []
        var rest = links[transaction]
        while let next = rest.popLast() {
            if found.insert(next).inserted { rest += links[next] }
        }
        return found
    }

    /// The path of dependencies with most gas; it may be one transaction alone.
    private static func criticalPath(_ index: TimelineIndex, _ writers: [[Int]]) -> ([Bool], UInt64) {
        let count = index.transactions.count
        var gas = [UInt64](repeating: 0, count: count)
        var previous = [Int?](repeating: nil, count: count)
        for transaction in 0..<count {
            previous[transaction] = writers[transaction].max { gas[$0] < gas[$1] }
            gas[transaction] = (previous[transaction].map { gas[$0] } ?? 0) &+ index.transactions[transaction].gasUsed
        }
        var isCritical = [Bool](repeating: false, count: count)
        let last = (0..<count).max { gas[$0] < gas[$1] }
        guard let last else { return (isCritical, 0) }
        var step: Int? = last
        while let transaction = step {
            isCritical[transaction] = true
            step = previous[transaction]
        }
        return (isCritical, gas[last])
    }

    private static func groups(_ writers: [[Int]], _ readers: [[Int]]) -> Int {
        var seen = [Bool](repeating: false, count: writers.count)
        var groups = 0
        for start in writers.indices where !seen[start] && !(writers[start].isEmpty && readers[start].isEmpty) {
            groups += 1
            var rest = [start]
            while let next = rest.popLast() {
                guard !seen[next] else { continue }
                seen[next] = true
                rest += writers[next] + readers[next]
            }
        }
        return groups
    }
}
