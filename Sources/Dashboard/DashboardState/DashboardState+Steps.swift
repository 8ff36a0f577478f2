import Telemetry

extension DashboardState {
    /// Moves the cursor as a step command says, `count` times or as often as there is something to move to.
    mutating func step(_ command: Command, count: Int) {
        if hasOpcodeFocus { return stepOpcodes(command, count: count) }
        if playback.mode == .live { enterSteps(command) }
        playback.mode = .step
        playback.restsUntil = nil
        for _ in 0..<max(1, count) {
            guard let position = target(of: command) else { break }
            // A single step goes anywhere; more of them are running.
            if count > 1, position > playback.position, let found = breakpoint(from: playback.position, to: position) {
                return stop(at: found)
            }
            seek(to: position)
        }
        if command != .nextOwnEvent, command != .previousOwnEvent { focusOnCursor() }
    }

    /// Stepping forwards out of a live run begins at the block's beginning, backwards at its end.
    private mutating func enterSteps(_ command: Command) {
        focus.isFollowing = true
        switch command {
        case .stepForward, .nextConflict, .nextTransaction, .nextOwnEvent: seek(to: 0)
        default: seek(to: timeline?.events.count ?? 0)
        }
    }

    /// Selects the transaction that the last event is about, none where it is about the block.
    mutating func focusOnCursor() {
        guard let event = cursorEvent, event.txIndex != Event.noTransaction else { return focus.forgetBlock() }
        focus.transaction = Int(event.txIndex)
        focus.location = event.kind.namesLocation ? UInt32(truncatingIfNeeded: event.a) : nil
    }

    /// Where one step leads; nil where there is nothing in that direction.
    private func target(of command: Command) -> Int? {
        guard let timeline else { return nil }
        let (events, position) = (timeline.events, playback.position)
        switch command {
        case .stepForward: return position < events.count ? position + 1 : nil
        case .stepBack: return position > 0 ? position - 1 : nil
        case .nextConflict: return after(position, in: timeline.index.conflictPositions)
        case .previousConflict: return before(position, in: timeline.index.conflictPositions)
        case .nextTransaction: return after(position, in: timeline.index.beginnings)
        case .previousTransaction: return before(position, in: timeline.index.beginnings)
        case .nextOwnEvent: return focus.transaction.flatMap { after(position, in: timeline.index.positions[$0]) }
        case .previousOwnEvent: return focus.transaction.flatMap { before(position, in: timeline.index.positions[$0]) }
        default: return nil
        }
    }

    /// The cursor just behind the first of the events that has not happened.
    private func after<Positions: RandomAccessCollection>(_ position: Int, in positions: Positions) -> Int?
    where Positions.Element: BinaryInteger {
        let index = positions.partition(where: { Int($0) >= position })
        return index == positions.endIndex ? nil : Int(positions[index]) + 1
    }

    /// The cursor just behind the last of the events that comes before the one at the cursor.
    private func before<Positions: RandomAccessCollection>(_ position: Int, in positions: Positions) -> Int?
    where Positions.Element: BinaryInteger {
        let index = positions.partition(where: { Int($0) >= position - 1 })
        return index == positions.startIndex ? nil : Int(positions[positions.index(before: index)]) + 1
    }

    /// A hundred events, or all of them.
    mutating func moveFar(_ command: Command) {
        switch command {
        case .pageUp: step(.stepBack, count: 100)
        case .pageDown: step(.stepForward, count: 100)
        default:
            stop()
            seek(to: command == .first ? 0 : .max)
            focusOnCursor()
        }
    }

    /// Why a key that moves on the Step screen does nothing now.
    func whyNoMove(_ command: Command) -> String? {
        if hasOpcodeFocus { return whyNoOpcode(command) }
        return switch command {
        case .up, .pageUp: whyNoStep(.stepBack)
        case .down, .pageDown: whyNoStep(.stepForward)
        default: timeline == nil ? "no block has been recorded yet" : nil
        }
    }

    /// Goes to another block: whole in a live run, from its beginning otherwise.
    mutating func moveBlock(by distance: Int) {
        guard let number = playback.block, let neighbour = recordings.neighbour(of: number, by: distance) else {
            return
        }
        if distance > 0, neighbour == number {
            // The newest one: the engine makes another.
            playback.awaitsNext = playback.mode != .live
            return
        }
        goTo(block: neighbour)
    }

    /// Shows one of the kept blocks.
    mutating func goTo(block number: Int) {
        let isLive = playback.mode == .live
        focus.isFollowing = !isLive
        show(block: number, from: isLive ? recordings.block(number)?.eventCount ?? 0 : 0)
    }

    /// Why a step leads nowhere, for the user.
    func whyNoStep(_ command: Command) -> String? {
        guard timeline != nil else { return "no block has been recorded yet" }
        if playback.mode == .live {
            let hasConflicts = timeline?.index.conflictPositions.isEmpty == false
            let isConflict = command == .nextConflict || command == .previousConflict
            return isConflict && !hasConflicts ? "no read of this block failed" : nil
        }
        if target(of: command) != nil { return nil }
        return switch command {
        case .stepForward: "the block is over; ] goes to the next one"
        case .stepBack: "this is the beginning of the block; [ goes to the one before"
        case .nextConflict: "no later conflict in this block"
        case .previousConflict: "no earlier conflict in this block"
        case .nextTransaction: "no later execution begins in this block"
        case .previousTransaction: "no earlier execution begins in this block"
        case .nextOwnEvent, .previousOwnEvent:
            focus.transaction == nil ? "no transaction is selected" : "no further event of the selected transaction"
        default: nil
        }
    }

    /// Why there is no other block in that direction.
    func whyNoBlock(_ distance: Int) -> String? {
        guard let number = playback.block else { return "no block has been recorded yet" }
        guard recordings.neighbour(of: number, by: distance) == number else { return nil }
        if distance < 0 { return "this is the oldest block that is kept" }
        if run.phase == .ended { return "this is the newest block, and the run has ended" }
        return playback.mode == .live ? "this is the newest block" : nil
    }
}

extension EventKind {
    /// Whether payload `a` is a location.
    var namesLocation: Bool {
        switch self {
        case .readRecorded, .writeRecorded, .dependencyFound, .conflictFound: true
        default: false
        }
    }
}
