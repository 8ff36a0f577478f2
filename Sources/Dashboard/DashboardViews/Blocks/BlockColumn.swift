import Terminal

/// The columns of the block table. Widths are chosen so that at 80 columns a verification of four items is shown in full.
enum BlockColumn: CaseIterable {
    case number, name, fork, transactions, gas, time, rate, verification

    var title: String {
        switch self {
        case .number: "BLOCK"
        case .name: "NAME"
        case .fork: "FORK"
        case .transactions: "TX"
        case .gas: "GAS"
        case .time: "MS"
        case .rate: "MGAS/S"
        case .verification: "VERIFICATION"
        }
    }

    var alignment: Canvas.Alignment {
        switch self {
        case .name, .fork, .verification: .leading
        case .number, .transactions, .gas, .time, .rate: .trailing
        }
    }

    /// Width in a table of that width; 0 leaves the column out. The verification takes what remains.
    private func width(in table: Int) -> Int {
        switch self {
        case .number: table < 106 ? 9 : 11
        case .name: table < 106 ? 0 : table < 118 ? 16 : table < 140 ? 24 : 36
        case .fork: table < 74 ? 0 : table < 106 ? 6 : table < 118 ? 9 : table < 140 ? 12 : 17
        case .transactions: table < 106 ? 4 : table < 140 ? 5 : 7
        case .gas: table < 106 ? 11 : table < 140 ? 12 : 14
        case .time: table < 106 ? 8 : table < 140 ? 9 : 11
        case .rate: table < 106 ? 7 : table < 140 ? 8 : 9
        case .verification: 0
        }
    }

    /// The columns that a table of that width has, with their places in it.
    static func placed(in table: Rect) -> [(column: BlockColumn, x: Int, width: Int)] {
        // Room for the pointer of the selected row.
        var x = table.x + 2
        var placed: [(column: BlockColumn, x: Int, width: Int)] = []
        for column in allCases {
            let width = column == .verification ? table.maxX - x : column.width(in: table.width)
            guard width > 0 else { continue }
            placed.append((column, x, width))
            x += width + 1
            // Numbers end where words begin: one blank more.
            if column == .rate, table.width >= 106 { x += 1 }
        }
        return placed
    }
}
