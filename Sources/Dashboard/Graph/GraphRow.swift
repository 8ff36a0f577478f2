/// One row of the graph.
package struct GraphRow: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case transaction(Int)
        /// Transactions in a row that neither read from others nor are read from.
        case independent(Range<Int>)
    }

    /// What a column of the graph holds in this row.
    package enum Mark: UInt8, Sendable {
        case none
        /// A line that goes through.
        case through
        /// The row's transaction.
        case node
        /// A line that the row's transaction reads from, and that goes on.
        case branch
        /// A line that the row's transaction is the last to read from.
        case end
    }

    package let content: Content
    /// By column.
    package let marks: [Mark]
    /// Lines beyond the last column.
    package let hidden: Int

    /// The first transaction of the row.
    package var first: Int {
        switch content {
        case .transaction(let transaction): transaction
        case .independent(let range): range.lowerBound
        }
    }

    /// The columns between the row's transaction and the farthest line it reads from.
    package var link: ClosedRange<Int>? {
        let ends = marks.indices.filter { marks[$0] == .node || marks[$0] == .branch || marks[$0] == .end }
        guard let low = ends.first, let high = ends.last, low < high else { return nil }
        return low...high
    }
}
