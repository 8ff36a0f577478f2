extension DashboardState {
    /// Carries out what means the same on every screen about a block.
    mutating func performCommon(_ command: Command) {
        switch command {
        case .follow: toggleFollowing()
        case .writer: goToWriter()
        case .nextMatch: moveToMatch(1)
        case .previousMatch: moveToMatch(-1)
        case .into:
            if let transaction = focus.transaction { popup = .transaction(transaction, self) }
        default: break
        }
    }

    /// Why such a command does nothing now.
    func whyNotCommon(_ command: Command) -> String? {
        if timeline == nil { return "no block has been recorded yet" }
        return switch command {
        case .writer: whyNoWriter
        case .nextMatch, .previousMatch: whyNoMatch
        case .into: focus.transaction == nil ? "no transaction is selected" : nil
        default: nil
        }
    }

    /// Whether the screen shows single transactions, so that one can be seen to be selected.
    var showsTransactions: Bool { screen != .overview && screen != .blocks && screen != .shards }

    /// Lets the selection go with the run again, or hold it.
    mutating func toggleFollowing() {
        focus.isFollowing.toggle()
        guard focus.isFollowing else { return }
        lanes.isAtCursor = true
        if playback.mode == .live { goLive() }
    }

    // MARK: Lanes

    /// The time that zooming keeps in view: the cursor's while the slice goes with it, else the middle of the slice.
    var laneCentre: UInt64 {
        let duration = timeline?.events.duration ?? 0
        let window = lanes.window(of: duration)
        return lanes.isAtCursor && playback.mode != .live
            ? playback.time : window.lowerBound + (window.upperBound - window.lowerBound) / 2
    }

    /// What the selected worker works for at the cursor, or did last.
    var laneTransaction: Int? {
        guard let timeline, timeline.index.lanes.indices.contains(lanes.worker) else { return nil }
        let spans = timeline.index.lanes[lanes.worker].spans
        let next = spans.partition(where: { $0.start > playback.time })
        return next > 0 ? spans[next - 1].transaction : nil
    }

    /// Moves the cursor to the selected worker's next activity, or the one before.
    mutating func moveSpan(_ step: Int) {
        guard let timeline, timeline.index.lanes.indices.contains(lanes.worker) else { return }
        let spans = timeline.index.lanes[lanes.worker].spans
        let time = playback.mode == .live && step > 0 ? 0 : playback.time
        // The span that has begun last is the current one.
        let next = spans.partition(where: { $0.start > time })
        goTo(span: step > 0 ? next : next - 2)
    }

    /// Moves the cursor to the beginning of one of the selected worker's activities.
    mutating func goTo(span index: Int) {
        guard let timeline, timeline.index.lanes.indices.contains(lanes.worker) else { return }
        let spans = timeline.index.lanes[lanes.worker].spans
        guard spans.indices.contains(index) else { return }
        stop()
        playback.time = spans[index].start
        playback.position = timeline.events.count(until: spans[index].start)
        lanes.isAtCursor = true
        focus.select(spans[index].transaction)
    }

    // MARK: Conflicts

    /// Moves the selection in the table that has the keys.
    mutating func moveConflictRow(by distance: Int) {
        focus.isFollowing = false
        conflicts.read = 0
        if conflicts.table == .locations {
            let rows = hotRows
            guard !rows.isEmpty else { return }
            let current = rows.firstIndex { $0.location == focus.location } ?? (distance > 0 ? -1 : rows.count)
            focus.location = rows[min(max(0, current + distance), rows.count - 1)].location
        } else {
            let rows = retriedRows
            guard !rows.isEmpty else { return }
            let current = focus.transaction.flatMap { rows.firstIndex(of: $0) } ?? (distance > 0 ? -1 : rows.count)
            focus.select(rows[min(max(0, current + distance), rows.count - 1)])
        }
    }

    mutating func moveRead(by distance: Int) {
        guard let timeline, let transaction = focus.transaction else { return }
        let count = timeline.index.conflicts(of: transaction).count
        focus.location = nil
        focus.isFollowing = false
        conflicts.read = min(max(0, conflicts.read + distance), max(0, count - 1))
    }

    mutating func switchConflictTable() {
        conflicts.table = conflicts.table == .transactions ? .locations : .transactions
        conflicts.top = 0
        focus.location = conflicts.table == .locations ? (explainedConflict?.location ?? hotRows.first?.location) : nil
    }

    mutating func openLocation() {
        guard let timeline, let hot = hotRows.first(where: { $0.location == focus.location }) else { return }
        popup = .location(hot, timeline)
    }

    /// Something is selected as soon as there is something to select.
    mutating func settleConflicts(visible: Int) {
        if conflicts.table == .locations {
            let rows = hotRows
            if focus.location == nil { focus.location = rows.first?.location }
            conflicts.settle(
                selected: rows.firstIndex { $0.location == focus.location }, rowCount: rows.count, visible: visible)
        } else {
            let rows = retriedRows
            if focus.isFollowing || focus.transaction == nil {
                // Slow motion: the newest one; a live run: the first.
                let wanted = playback.mode == .live ? rows.first : rows.last
                if let wanted, playback.mode != .step { focus.transaction = wanted }
            }
            conflicts.settle(
                selected: focus.transaction.flatMap { rows.firstIndex(of: $0) }, rowCount: rows.count,
                visible: visible)
        }
    }
}
