/// Places transactions in columns, row by row in block order.
///
/// A transaction that is read from later keeps its column as a line down to its last reader. A transaction that is the last reader of
/// another takes over that one's column, so that a chain is a straight line. Deterministic, and never revised by later rows.
struct GraphLayout {
    /// Columns that are laid out; further lines are only counted.
    private static let columnLimit = 48

    private(set) var rows: [GraphRow] = []
    private(set) var rowOfTransaction: [Int] = []
    /// By column: the transaction whose line it holds, and its last reader.
    private var columns: [(owner: Int, lastReader: Int)?] = []
    /// The column of the row above, where its line ended in it: a root right below would look like its reader.
    private var endedColumn: Int?
    /// Lines that found no column: the last readers.
    private var hidden: [Int] = []

    mutating func add(_ transaction: Int, writers: [Int], readers: [Int]) {
        hidden.removeAll { $0 < transaction }
        guard let lastReader = readers.last ?? writers.last.map({ _ in transaction }) else {
            return addIndependent(transaction)
        }
        var marks = columns.map { $0 == nil ? GraphRow.Mark.none : .through }
        var column: Int?
        for (index, line) in columns.enumerated() {
            guard let line, writers.contains(line.owner) else { continue }
            marks[index] = line.lastReader == transaction ? .end : .branch
            if line.lastReader == transaction {
                columns[index] = nil
                if column == nil { column = index }
            }
        }
        if column == nil { column = marks.indices.first { marks[$0] == .none && $0 != endedColumn } }
        if column == nil {
            // What ended right above may have been the last column.
            let new = endedColumn == columns.count ? columns.count + 1 : columns.count
            if new < Self.columnLimit {
                while columns.count <= new {
                    columns.append(nil)
                    marks.append(.none)
                }
                column = new
            }
        }
        if let column {
            marks[column] = .node
            if lastReader > transaction { columns[column] = (transaction, lastReader) }
        } else if lastReader > transaction {
            hidden.append(lastReader)
        }
        endedColumn = lastReader > transaction ? nil : column
        while let last = columns.last, last == nil { columns.removeLast() }
        rowOfTransaction.append(rows.count)
        rows.append(GraphRow(content: .transaction(transaction), marks: marks, hidden: hidden.count))
    }

    private mutating func addIndependent(_ transaction: Int) {
        if let last = rows.last, case .independent(let range) = last.content {
            rows[rows.count - 1] = GraphRow(
                content: .independent(range.lowerBound..<(transaction + 1)), marks: last.marks, hidden: last.hidden)
        } else {
            endedColumn = nil
            let marks = columns.map { $0 == nil ? GraphRow.Mark.none : .through }
            rows.append(
                GraphRow(
                    content: .independent(transaction..<(transaction + 1)), marks: marks, hidden: hidden.count))
        }
        rowOfTransaction.append(rows.count - 1)
    }
}
