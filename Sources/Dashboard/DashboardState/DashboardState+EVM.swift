import Stepping

extension DashboardState {
    /// Whether the keys that step mean opcodes.
    package var hasOpcodeFocus: Bool { screen == .step && evm != nil }

    /// Whether the session can run a transaction again.
    var canRecord: Bool { capabilities.requests.contains(.record) }

    /// Opens the opcodes of the selected transaction: of its first execution where the cursor is in that and it was thrown away, else of
    /// the committed one.
    mutating func openEVM() {
        guard let timeline, let transaction = focus.transaction else { return }
        let isFirst =
            hasFailedFirst(transaction)
            && cursorEvent.map { event in
                Int(event.txIndex) == transaction && event.incarnation == 0
            } ?? false
        askFor(
            EVMPane(
                block: timeline.description.number, ordinal: timeline.description.ordinal, transaction: transaction,
                incarnation: isFirst ? 0 : nil))
    }

    /// From the committed execution to the first one, or back.
    mutating func openOtherExecution() {
        guard let evm else { return }
        askFor(
            EVMPane(
                block: evm.block, ordinal: evm.ordinal, transaction: evm.transaction,
                incarnation: evm.incarnation == nil ? 0 : nil))
    }

    private mutating func askFor(_ pane: EVMPane) {
        evm = pane
        requests.append(pane.request)
        if playback.mode == .live { stop() }
    }

    mutating func closeEVM() { evm = nil }

    /// The recording that was asked for has come; another one is too late.
    mutating func receive(_ recording: StepRecording) {
        guard let evm, evm.isAnswered(by: recording) else { return }
        self.evm?.content = .open(StepCursor(recording))
    }

    mutating func receiveRefusal(_ message: String) {
        guard evm?.content == .awaited else { return }
        evm?.content = .failed(message)
    }

    private func hasFailedFirst(_ transaction: Int) -> Bool {
        guard let first = timeline?.index.executions(of: transaction).first else { return false }
        return first.incarnation == 0 && first.isDiscarded
    }

    // MARK: Moving

    /// Where a command leads in the opcodes; nil where there is nothing in that direction.
    private func opcodeTarget(of command: Command, _ cursor: StepCursor) -> Int? {
        let (recording, position) = (cursor.recording, cursor.position)
        let hasNext = position + 1 < recording.count
        switch command {
        case .stepForward, .down, .pageDown, .last: return hasNext ? position + 1 : nil
        case .stepBack, .up, .pageUp, .first: return position > 0 ? position - 1 : nil
        case .nextStorage:
            return recording.accesses[recording.accessCount(before: position + 1)...].first { !$0.kind.isUndo }?.step
        case .previousStorage:
            return recording.accesses[..<recording.accessCount(before: position)].last { !$0.kind.isUndo }?.step
        case .nextCall: return recording.callSteps.first { $0 > position }
        case .previousCall: return recording.callSteps.last { $0 < position }
        case .stepOver: return hasNext ? recording.stepOver(position) : nil
        case .stepBackOver: return recording.stepBackOver(position)
        default: return nil
        }
    }

    /// Moves in the opcodes, `count` times or as often as there is something to move to. Steps stop at breakpoints on their way.
    mutating func stepOpcodes(_ command: Command, count: Int) {
        guard let cursor = evm?.cursor else { return }
        switch command {
        case .first: evm?.move(to: 0)
        case .last: evm?.move(to: .max)
        case .stepForward, .pageDown, .stepBack, .pageUp, .up, .down:
            let isForward = command == .stepForward || command == .pageDown || command == .down
            let isPage = command == .pageDown || command == .pageUp
            let distance = max(1, count) * (isPage ? 100 : 1)
            let target = max(0, cursor.position + (isForward ? distance : -distance))
            // A single step goes anywhere; more of them are running.
            if distance > 1, let found = opcodeBreakpoint(cursor, isForward: isForward),
                isForward ? found.step <= target : found.step >= target
            {
                return stopOpcodes(at: found)
            }
            evm?.move(to: target)
        default:
            for _ in 0..<max(1, count) {
                guard let cursor = evm?.cursor, let target = opcodeTarget(of: command, cursor) else { return }
                evm?.move(to: target)
            }
        }
    }

    /// Runs to the nearest breakpoint in the opcodes, or to their end.
    mutating func runOpcodes(isForward: Bool) {
        guard let cursor = evm?.cursor else { return }
        if let found = opcodeBreakpoint(cursor, isForward: isForward) { return stopOpcodes(at: found) }
        notice = "no breakpoint \(isForward ? "ahead" : "behind") in this transaction"
    }

    private func opcodeBreakpoint(_ cursor: StepCursor, isForward: Bool) -> (step: Int, breakpoint: Breakpoint)? {
        let found = breakpoints.compactMap { breakpoint in
            breakpoint.step(in: cursor.recording, from: cursor.position, isForward: isForward)
                .map { (step: $0, breakpoint: breakpoint) }
        }
        return isForward ? found.min { $0.step < $1.step } : found.max { $0.step < $1.step }
    }

    private mutating func stopOpcodes(at found: (step: Int, breakpoint: Breakpoint)) {
        evm?.move(to: found.step)
        notice = "stopped at step \(Figures.grouped(found.step + 1)): break \(found.breakpoint)"
    }

    // MARK: Why not

    /// Why a key that opens or needs the opcodes does nothing now.
    func whyNotEVM(_ command: Command) -> String? {
        if command == .into { return evm == nil ? whyNoEVM : whyNoOpcode(.into) }
        guard evm != nil else { return whyNoEVM ?? "Enter opens the opcodes of the selected transaction first" }
        guard command == .otherExecution else { return whyNoOpcode(command) }
        guard let evm, evm.incarnation == nil else { return nil }
        let isShown = timeline?.description.number == evm.block
        return isShown && hasFailedFirst(evm.transaction) ? nil : "tx \(evm.transaction) ran only once"
    }

    private var whyNoEVM: String? {
        if timeline == nil { return "no block has been recorded yet" }
        if !canRecord { return "this session cannot run a transaction again" }
        return focus.transaction == nil ? "no transaction is selected" : nil
    }

    func whyNoOpcode(_ command: Command) -> String? {
        guard let cursor = evm?.cursor else { return "the opcodes are not there yet; Esc leaves them" }
        guard cursor.step != nil else { return "this transaction runs no code" }
        if command == .into || opcodeTarget(of: command, cursor) != nil { return nil }
        return switch command {
        case .stepForward, .down, .pageDown, .last, .stepOver: "this is the last step; Esc leaves the opcodes"
        case .stepBack, .up, .pageUp, .first, .stepBackOver: "this is the first step; Esc leaves the opcodes"
        case .nextStorage: "no later access to storage"
        case .previousStorage: "no earlier access to storage"
        case .nextCall: "no later call is entered or left"
        case .previousCall: "no earlier call is entered or left"
        default: "the opcodes have the keys; Esc gives them back to the events"
        }
    }
}
