extension ScheduleSimulation {
    /// What the end of a worker's step changes, and what the worker does next.
    mutating func end(_ step: VirtualWorker.Step, of worker: Int) {
        switch step {
        case .idle: lookForWork(worker)
        case .ahead(let index, let end): endAhead(index, claimEnd: end, worker)
        case .commit(let index): endCommit(index, worker)
        case .repair(let index):
            settle(index)
            lookForWork(worker)
        case .looking: wait(worker, .sleeping, until: .max)
        case .sleeping: break
        case .waking: if hasWork { lookForWork(worker) } else { wait(worker, .sleeping, until: .max) }
        }
    }

    /// What `BlockRun.work` does between claims: the frontier comes first.
    private mutating func lookForWork(_ worker: Int) {
        if !isFrontierTaken && isReady(committed) {
            isFrontierTaken = true
            return commit(committed, worker)
        }
        if let index = repairs.popLast() {
            return begin(.repair(index: index), worker, cost: atFrontier(input.work[index].atFrontier ?? 0))
        }
        if nextUrgent < urgent.count {
            let index = urgent[nextUrgent]
            nextUrgent += 1
            return runAhead(index, claimEnd: index + 1, worker)
        }
        while next < limit {
            let start = next
            next = BlockRun.claimEnd(from: start, to: limit, of: input.transactions)
            if let index = firstInWindow(start..<next) { return runAhead(index, claimEnd: next, worker) }
        }
        wait(worker, .looking, until: now + parameters.looking)
    }

    // MARK: Ahead

    /// What is to be run next of the rest of a claim.
    private func firstInWindow(_ rest: Range<Int>) -> Int? { rest.first { progress[$0] == .window } }

    private mutating func runAhead(_ index: Int, claimEnd: Int, _ worker: Int) {
        schedule.ranAhead[index] = true
        let cost = contended(input.work[index].ahead ?? 0, parameters.contentionAhead) + parameters.claiming
        begin(.ahead(index: index, end: claimEnd), worker, cost: cost)
    }

    private mutating func endAhead(_ index: Int, claimEnd: Int, _ worker: Int) {
        progress[index] = .ranAhead
        if schedule.design == .dependencies {
            if input.work[index].isConflicting { offerRepair(of: index) } else { settle(index) }
        }
        if let next = firstInWindow(index + 1..<claimEnd) {
            runAhead(next, claimEnd: claimEnd, worker)
        } else {
            lookForWork(worker)
        }
    }

    // MARK: Frontier

    func isReady(_ index: Int) -> Bool {
        guard index < progress.count else { return false }
        switch (schedule.design, progress[index]) {
        case (.frontier, .ranAhead), (.frontier, .deferred), (.dependencies, .final): return true
        default: return false
        }
    }

    private mutating func commit(_ index: Int, _ worker: Int) {
        if series == nil { series = series(from: index) }
        let work = input.work[index]
        var cost = work.commit
        if schedule.design == .frontier && (progress[index] == .deferred || work.isConflicting) {
            cost += work.atFrontier ?? 0
        }
        begin(.commit(index: index), worker, cost: atFrontier(cost))
    }

    private mutating func endCommit(_ index: Int, _ worker: Int) {
        committed = index + 1
        let isDependent = input.work[index].isDependent
        if series == nil {
            policy.committed(index, isDependent: isDependent)
        } else {
            policy.committedInSeries(isDependent: isDependent)
        }
        let endsStep = endsStep()
        if endsStep, let series { schedule.series.append(series.lowerBound..<committed) }
        if endsStep { series = nil }
        if committed == progress.count {
            isOver = true
            return
        }
        if endsStep { extendWindow() }
        deferUndecidedTurn()
        if isReady(committed) { return commit(committed, worker) }
        isFrontierTaken = false
        lookForWork(worker)
    }

    // MARK: Repair along dependencies

    /// Lets workers run the transaction if everything it depends on is final.
    mutating func offerRepair(of index: Int) {
        guard schedule.design == .dependencies, missingWriters[index] == 0 else { return }
        let place = repairs.firstIndex { $0 < index } ?? repairs.endIndex
        repairs.insert(index, at: place)
        wakeAll()
    }

    /// The transaction has its final result.
    private mutating func settle(_ index: Int) {
        progress[index] = .final
        for reader in readers[index] {
            missingWriters[reader] -= 1
            let isConflicting = progress[reader] == .ranAhead && input.work[reader].isConflicting
            if isConflicting || progress[reader] == .deferred { offerRepair(of: reader) }
        }
    }

    // MARK: Time

    private mutating func begin(_ step: VirtualWorker.Step, _ worker: Int, cost: UInt64) {
        schedule.busy += cost
        workers[worker] = VirtualWorker(step: step, time: now + cost)
    }

    /// Others slow a worker down only where there are others.
    private func contended(_ cost: UInt64, _ factor: Double) -> UInt64 {
        workers.count > 1 ? UInt64((Double(cost) * factor).rounded()) : cost
    }

    private func atFrontier(_ cost: UInt64) -> UInt64 { contended(cost, parameters.contentionAtFrontier) }
}
