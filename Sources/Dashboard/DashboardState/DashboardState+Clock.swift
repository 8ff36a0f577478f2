import Telemetry

extension DashboardState {
    /// The block on the screen.
    package var timeline: BlockTimeline? { playback.block.flatMap { recordings[$0] } }

    /// The last event that has happened on the screen.
    package var cursorEvent: Event? {
        guard let timeline, playback.position > 0, playback.position <= timeline.events.count else { return nil }
        return timeline.events[playback.position - 1]
    }

    /// Whether the engine may execute another block. In slow motion it stays one block ahead of the screen, with steps it waits until
    /// the user asks for the next block: nothing is executed and forgotten unseen.
    var wantsBlocks: Bool {
        switch playback.mode {
        case .live: return !run.isPaused
        case .slow: return newestNumber.map { newest in playback.block.map { newest <= $0 } ?? true } ?? true
        case .step: return newestNumber == nil || playback.awaitsNext
        }
    }

    private var newestNumber: Int? { recordings.numbers.last }

    // MARK: What changes by itself

    /// Takes in recorded events.
    mutating func record(_ batch: EventBatch) {
        recordedLosses = max(recordedLosses, batch.lost)
        complete(recordings.add(batch, pinned: playback.block))
        for report in batch.shardReports { shards.add(report) }
    }

    mutating func complete(_ blocks: [Recordings.Completed]) {
        guard let oldest = blocks.first?.recording, let newest = blocks.last?.recording else { return }
        for completed in blocks {
            activity.add(completed.block)
            self.blocks.attach(recording: completed.recording, number: completed.block.description.number)
        }
        let isWaiting = playback.awaitsNext || playback.block == nil
        if playback.mode == .live {
            if focus.isFollowing || playback.block == nil { showLive(newest) }
        } else if isWaiting {
            playback.awaitsNext = false
            show(block: oldest, from: 0)
        }
    }

    /// Moves slow motion to the time that the clock says.
    mutating func play() {
        guard playback.mode == .slow, let timeline, let number = playback.block else { return }
        if let until = playback.restsUntil {
            guard now >= until, let next = recordings.neighbour(of: number, by: 1), next > number else { return }
            return show(block: next, from: 0)
        }
        let elapsed = (now - min(now, playback.anchor.now)) / playback.slowdown.factor
        let time = min(playback.anchor.time + elapsed, timeline.events.duration)
        let position = timeline.events.count(until: time)
        if let found = breakpoint(from: playback.position, to: position) { return stop(at: found) }
        playback.time = time
        playback.position = position
        if focus.isFollowing { focus.transaction = lastCommitted ?? focus.transaction }
        if playback.position == timeline.events.count { playback.restsUntil = now + Playback.rest }
    }

    /// The transaction that became final last.
    private var lastCommitted: Int? {
        guard let timeline else { return nil }
        let commits = timeline.index.commits(at: playback.position)
        return commits == 0 ? nil : timeline.events.transaction(timeline.index.commitPositions[commits - 1])
    }

    // MARK: Changing clocks

    /// The whole of a block, as live runs show it.
    private mutating func showLive(_ number: Int) {
        if playback.block != number {
            forgetIndex()
            focus.forgetBlock()
        }
        let block = recordings.block(number)
        playback.block = number
        playback.position = block?.eventCount ?? 0
        playback.time = block?.duration ?? 0
    }

    mutating func goLive() {
        playback.mode = .live
        playback.awaitsNext = false
        focus.isFollowing = true
        if let newestNumber { showLive(newestNumber) }
    }

    /// Plays the block on the screen, from its beginning where it is over; before the first block, that one as soon as it is recorded.
    package mutating func playSlowly(at slowdown: Slowdown? = nil) {
        if let slowdown { playback.slowdown = slowdown }
        let isOver = playback.position >= (timeline?.events.count ?? 0)
        if playback.mode == .live || isOver { focus.isFollowing = true }
        playback.mode = .slow
        playback.restsUntil = nil
        if isOver { seek(to: 0) }
        playback.anchor = Playback.Anchor(now: now, time: playback.time)
    }

    /// Stops at the cursor.
    mutating func stop() {
        playback.mode = .step
        playback.restsUntil = nil
    }

    mutating func setSlowdown(_ slowdown: Slowdown) {
        playback.slowdown = slowdown
        playback.anchor = Playback.Anchor(now: now, time: playback.time)
    }

    /// Puts a block on the screen, with so many of its events happened.
    mutating func show(block number: Int, from position: Int) {
        if playback.block != number {
            forgetIndex()
            focus.forgetBlock()
        }
        playback.block = number
        playback.restsUntil = nil
        seek(to: position)
        playback.anchor = Playback.Anchor(now: now, time: playback.time)
    }

    private func forgetIndex() {
        if let block = playback.block { recordings.block(block)?.forgetIndex() }
    }

    /// Moves the cursor within the block.
    mutating func seek(to position: Int) {
        guard let timeline else { return }
        playback.position = min(max(0, position), timeline.events.count)
        playback.time = playback.position == 0 ? 0 : timeline.events.time(playback.position - 1)
        lanes.isAtCursor = true
    }
}
