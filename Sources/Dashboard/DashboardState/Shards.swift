import Telemetry

/// The Shards screen: what every block's shards did, which shard is selected, and how the table is sorted.
package struct Shards: Sendable {
    /// What the grid shows.
    package enum Heat: Sendable, Equatable, CaseIterable {
        case load, hitRate
        /// Entries in the cache.
        case held
    }

    package enum Order: Sendable, Equatable, CaseIterable {
        case load, number, misses, evictions, changes, size

        var word: String {
            switch self {
            case .load: "load"
            case .number: "number"
            case .misses: "misses"
            case .evictions: "evictions"
            case .changes: "changes"
            case .size: "size"
            }
        }
    }

    /// One per committed block, the last thousand.
    package private(set) var history = BoundedHistory<ShardTotals>(capacity: 1_000)
    /// The newest report, for the time until a block on the screen has its own.
    package private(set) var newest: ShardReport?
    package internal(set) var heat = Heat.load
    package internal(set) var order = Order.load
    /// The number of the selected shard: it stays selected, wherever it is in the table.
    package internal(set) var selected: Int?
    /// The first row in view.
    package internal(set) var top = 0

    package init() {}

    mutating func add(_ report: ShardReport) {
        history.append(ShardTotals(report))
        newest = report
    }

    /// Of the last blocks; nil before the first.
    package func percentile(_ percent: Int, of value: (ShardTotals) -> UInt64) -> UInt64? {
        Figures.percentile(percent, of: history.indices.compactMap { history[$0].map(value) }.sorted())
    }

    /// The shards' numbers in the order of the table; equal ones by number.
    package func rows(of report: ShardReport) -> [Int] {
        let shards = report.shards
        func descending(_ value: (ShardReport.Shard) -> UInt64) -> [Int] {
            let values = shards.map(value)
            return shards.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        }
        return switch order {
        case .number: Array(shards.indices)
        case .load: descending(\.load)
        case .misses: descending(\.misses)
        case .evictions: descending(\.evictions)
        case .changes: descending(\.changes)
        case .size: descending(\.bytes)
        }
    }

    mutating func nextOrder() { order = Self.after(order) }
    mutating func nextHeat() { heat = Self.after(heat) }

    private static func after<Choice: CaseIterable & Equatable>(_ choice: Choice) -> Choice {
        let all = Array(Choice.allCases)
        return all[((all.firstIndex(of: choice) ?? 0) + 1) % all.count]
    }

    /// Brings the selected row into view.
    mutating func settle(_ report: ShardReport, visible: Int) {
        let rows = rows(of: report)
        let visible = max(1, visible)
        if let selected {
            let kept = min(max(0, selected), max(0, rows.count - 1))
            self.selected = kept
            if let row = rows.firstIndex(of: kept) { top = min(max(top, row - visible + 1), row) }
        }
        top = max(0, min(top, rows.count - visible))
    }
}
