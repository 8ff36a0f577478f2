import Telemetry

extension DashboardState {
    /// Transactions that had to run again, as far as has happened and the filter lets through, in the chosen order.
    var retriedRows: [Int] {
        guard let timeline else { return [] }
        let index = timeline.index
        let rows = index.retried.filter { transaction in
            let first =
                index.conflicts(of: transaction).first?.position
                ?? index.executions(of: transaction).dropFirst().first?.begin
            return (first ?? 0) < playback.position && matches(transaction)
        }
        func facts(_ transaction: Int) -> TransactionTimeline { index.transactions[transaction] }
        return switch conflicts.order {
        case .block: rows
        case .gas: rows.sorted { (facts($1).wastedGas, $0) < (facts($0).wastedGas, $1) }
        case .time: rows.sorted { (facts($1).wastedTime, $0) < (facts($0).wastedTime, $1) }
        case .reads: rows.sorted { (facts($1).conflicts.count, $0) < (facts($0).conflicts.count, $1) }
        }
    }

    /// Locations that reads failed on, likewise.
    var hotRows: [HotLocation] {
        guard let timeline else { return [] }
        let rows = timeline.index.hotLocations.filter { matches($0.location) }
        return switch conflicts.order {
        case .reads, .time: rows
        case .block: rows.sorted { ($0.firstReader, $0.location) < ($1.firstReader, $1.location) }
        case .gas: rows.sorted { ($1.wastedGas, $0.location) < ($0.wastedGas, $1.location) }
        }
    }

    /// The failed read that is explained.
    var explainedConflict: Conflict? {
        guard let timeline, let transaction = focus.transaction else { return nil }
        let found = timeline.index.conflicts(of: transaction)
        guard !found.isEmpty else { return nil }
        if let location = focus.location, let conflict = found.first(where: { $0.location == location }) {
            return conflict
        }
        return found[found.startIndex + min(conflicts.read, found.count - 1)]
    }

    /// Who wrote what the selected transaction read: in vain, where it did; else the last one it read from.
    var writerOfSelection: Int? {
        guard let timeline, let transaction = focus.transaction else { return nil }
        if let conflict = explainedConflict { return conflict.writer }
        return timeline.index.dependencies(of: transaction).last?.writer
    }

    /// Selects the writer, the way back to where a value comes from.
    mutating func goToWriter() {
        guard let writer = writerOfSelection else { return }
        conflicts.read = 0
        focus.select(writer)
        guard playback.mode == .step, let commit = timeline?.index.transactions[writer].commit else { return }
        seek(to: commit + 1)
    }

    /// Why there is no writer to go to.
    var whyNoWriter: String? {
        guard timeline != nil else { return "no block has been recorded yet" }
        guard let transaction = focus.transaction else { return "no transaction is selected" }
        if writerOfSelection != nil { return nil }
        return explainedConflict == nil
            ? "tx \(transaction) read nothing that a transaction of this block wrote"
            : "what it should have read is the state before the block"
    }
}
