import Primitives
import Telemetry

extension DashboardState {
    /// Looks for transactions by a text.
    mutating func filter(_ text: String) {
        filterText = text.lowercased().filter { $0 != " " }
        if !filterText.isEmpty, let selected = focus.transaction, !matches(selected) { moveToMatch(1) }
        settle()
    }

    /// Whether a transaction is one of those looked for: by its number, its function, an address, or a location it depended on.
    func matches(_ transaction: Int) -> Bool {
        guard !filterText.isEmpty, let timeline else { return true }
        if Int(filterText) != nil { return "\(transaction)".hasPrefix(filterText) }
        if let facts = timeline.facts(transaction) {
            let texts = [facts.sentence, facts.sender.description, facts.recipient?.description ?? ""]
            if texts.contains(where: { $0.lowercased().contains(filterText) }) { return true }
        }
        let index = timeline.index
        return index.conflicts(of: transaction).contains { matches($0.location) }
            || index.dependencies(of: transaction).contains { matches($0.location) }
    }

    /// Whether a location is one of those looked for.
    func matches(_ location: UInt32) -> Bool {
        guard !filterText.isEmpty else { return true }
        guard let name = timeline?.location(location) else { return false }
        let field =
            if case .storage(let slot) = name.field {
                "slot\(slot.fitsInUInt64 ? slot.decimal : Hex.encode(slot))"
            } else {
                "\(name.field)"
            }
        return "\(name.address)\(field)".contains(filterText)
    }

    /// Selects the next transaction that is looked for, or the one before.
    mutating func moveToMatch(_ step: Int) {
        guard let count = timeline?.index.transactions.count, count > 0 else { return }
        var candidate = focus.transaction ?? (step > 0 ? -1 : count)
        for _ in 0..<count {
            candidate = (candidate + step + count) % count
            if matches(candidate) { return focus.select(candidate) }
        }
    }

    /// Why there is no next match.
    var whyNoMatch: String? {
        if timeline == nil { return "no block has been recorded yet" }
        if filterText.isEmpty { return "nothing is looked for; / begins" }
        let count = timeline?.index.transactions.count ?? 0
        return (0..<count).contains(where: matches) ? nil : "nothing matches '\(filterText)'"
    }
}
