import Terminal

/// The columns of the DAG screen.
struct GraphColumns {
    let rect: Rect
    /// Columns of the graph itself, two cells each.
    let count: Int
    let graph: Int
    let transaction: Int
    let word: Int
    let reads: Int
    let gas: Int
    let state: Int

    static let transactionWidth = 7
    static let gasWidth = 10
    static let stateWidth = 10
    /// Room for a whole address and a slot.
    static let readsLimit = 76
    let wordWidth: Int

    init(_ layout: GraphScreenLayout) {
        rect = layout.rows
        count = layout.columns
        wordWidth = rect.width < 100 ? 11 : 24
        graph = rect.x + 3
        transaction = graph + layout.graphWidth
        word = transaction + Self.transactionWidth + 1
        reads = word + wordWidth + 1
        // Figures stay near what they belong to, however wide the screen is.
        gas = min(rect.maxX - Self.stateWidth - 1 - Self.gasWidth, reads + Self.readsLimit)
        state = gas + Self.gasWidth + 1
    }

    func drawHeadings(on canvas: inout Canvas) {
        let y = rect.y
        canvas.clear(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: .heading)
        canvas.write(
            "TX", x: transaction, y: y, width: Self.transactionWidth, style: .heading, align: .trailing)
        canvas.write("DOES", x: word, y: y, width: wordWidth, style: .heading)
        canvas.write(gas - reads < 12 ? "READS" : "READS FROM", x: reads, y: y, width: gas - reads, style: .heading)
        canvas.write("GAS", x: gas, y: y, width: Self.gasWidth, style: .heading, align: .trailing)
        canvas.write("STATE", x: state, y: y, width: Self.stateWidth, style: .heading)
    }
}
