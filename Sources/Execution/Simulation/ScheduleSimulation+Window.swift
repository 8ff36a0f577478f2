extension ScheduleSimulation {
    /// As `BlockRun.extendWindow`.
    mutating func extendWindow() {
        let old = limit
        limit = policy.windowEnd(after: committed, movedFrom: old, count: progress.count)
        var hasWork = false
        let undecided = undecided
        self.undecided.removeAll()
        for index in undecided where open(index, late: true) { hasWork = true }
        for index in old..<limit where open(index, late: false) { hasWork = true }
        if hasWork { wakeAll() }
    }

    /// As `BlockRun.series`: what waits for its turn is committed in one go where the policy has given up.
    func series(from index: Int) -> Range<Int>? {
        guard policy.isHopeless else { return nil }
        let end = (index..<limit).first { !isDeferred[$0] } ?? limit
        return end - index >= SpeculationPolicy.shortestSeries ? index..<end : nil
    }

    /// Whether the window moves at this commit: every so often, and at the end of a series, which may come early if its
    /// transactions turn out to be independent.
    func endsStep() -> Bool {
        guard let series else { return committed % SpeculationPolicy.step == 0 }
        if committed == series.upperBound { return true }
        return (committed - series.lowerBound) % SpeculationPolicy.step == 0 && !policy.isHopeless
    }

    /// As `BlockRun.deferUndecided`, of the transaction whose turn it is.
    mutating func deferUndecidedTurn() {
        let index = committed
        guard index < limit, progress[index] == .waiting else { return }
        undecided.removeAll { $0 == index }
        deferTurn(of: index)
    }

    private mutating func deferTurn(of index: Int) {
        progress[index] = .deferred
        isDeferred[index] = true
        offerRepair(of: index)
    }

    /// - Parameter late: whether the policy took its time to decide.
    /// - Returns: whether the transaction is to be run ahead.
    private mutating func open(_ index: Int, late: Bool) -> Bool {
        switch policy.decide(index, of: input.transactions) {
        case .wait:
            undecided.append(index)
            return false
        case .defer:
            deferTurn(of: index)
            return false
        case .speculate:
            let isUrgent = late || input.transactions[index].gasLimit >= BlockRun.heavyGas
            progress[index] = isUrgent ? .urgent : .window
            if isUrgent { urgent.append(index) }
            return true
        }
    }
}
