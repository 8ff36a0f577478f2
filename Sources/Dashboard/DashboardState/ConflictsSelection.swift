/// The Conflicts screen: which table has the keys, how it is sorted and which part of it is in view.
package struct ConflictsSelection: Sendable, Equatable {
    package enum Table: Sendable, Equatable { case transactions, locations }

    package enum Order: Sendable, Equatable, CaseIterable {
        case block, gas, time, reads

        var word: String {
            switch self {
            case .block: "block order"
            case .gas: "gas lost"
            case .time: "time lost"
            case .reads: "failed reads"
            }
        }
    }

    package internal(set) var table = Table.transactions
    package internal(set) var order = Order.block
    /// The first row in view.
    package internal(set) var top = 0
    /// Which of the selected transaction's failed reads is explained.
    package internal(set) var read = 0

    mutating func nextOrder() {
        let all = Order.allCases
        order = all[((all.firstIndex(of: order) ?? 0) + 1) % all.count]
    }

    /// Brings the selected row into view.
    mutating func settle(selected: Int?, rowCount: Int, visible: Int) {
        let visible = max(1, visible)
        if let selected { top = min(max(top, selected - visible + 1), selected) }
        top = max(0, min(top, rowCount - visible))
    }
}
