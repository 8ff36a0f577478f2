import Terminal

/// The last line: what the last key could not do, and the keys that matter most. Keys that do nothing now are dim.
enum FooterView {
    static func draw(_ state: DashboardState, in rect: Rect, on canvas: inout Canvas) {
        var x = rect.x + 1
        if let notice = state.notice {
            x = canvas.write(notice, x: x, y: rect.y, width: rect.maxX - x, style: .warning) + 3
        }
        let all = state.keys.bindings(on: state.screen)
        let reserved = all.filter { isReserved($0, in: state) }
        let edge = rect.maxX - reserved.reduce(0) { $0 + width($1, in: state) }
        let others = all.filter { !isReserved($0, in: state) }
        for isLate in [false, true] {
            for binding in others where lateCommands.contains(binding.command) == isLate {
                x = draw(binding, in: state, x: x, y: rect.y, edge: edge, on: &canvas)
            }
        }
        for binding in reserved { x = draw(binding, in: state, x: x, y: rect.y, edge: rect.maxX, on: &canvas) }
    }

    /// The way to all other keys, and out, is always there; so is that the mouse is captured, and how to get it back.
    private static func isReserved(_ binding: KeyBinding, in state: DashboardState) -> Bool {
        switch binding.command {
        case .help, .quit: true
        case .toggleMouse: state.mouse == .on
        default: false
        }
    }

    /// What has the room that others leave: nobody is stuck without them.
    private static let lateCommands: Set<Command> = [.follow, .filter]

    /// With the blanks behind it.
    private static func width(_ binding: KeyBinding, in state: DashboardState) -> Int {
        guard let key = binding.keys.first, let word = word(for: binding, in: state) else { return 0 }
        return TextWidth.width(of: "\(key.name) \(word)") + 3
    }

    /// Draws what fits whole: a key cut in half teaches nothing.
    private static func draw(
        _ binding: KeyBinding, in state: DashboardState, x: Int, y: Int, edge: Int, on canvas: inout Canvas
    ) -> Int {
        let width = width(binding, in: state)
        guard width > 0, x + width - 3 < edge, let key = binding.keys.first, let word = word(for: binding, in: state)
        else { return x }
        let isDisabled = state.whyDisabled(binding.command) != nil
        canvas.write([(key.name, isDisabled ? .dim : .key), (" " + word, isDisabled ? .dim : .text)], x: x, y: y)
        return x + width
    }

    /// While the opcodes have the keys, the line is for these.
    private static let opcodeCommands: Set<Command> = [
        .into, .nextStorage, .nextCall, .stepForward, .back, .help, .quit,
    ]

    private static func word(for binding: KeyBinding, in state: DashboardState) -> String? {
        guard let word = binding.footer else { return nil }
        if binding.command == .toggleMouse { return state.mouse == .on ? word : nil }
        if state.hasOpcodeFocus, !opcodeCommands.contains(binding.command) { return nil }
        let isLive = state.playback.mode == .live
        switch binding.command {
        // Most of the time there is nothing to go back from; the line has better uses then.
        case .back where state.whyDisabled(.back) != nil: return nil
        case .faster where isLive && state.run.pace == nil: return nil
        case .togglePause:
            return isLive ? (state.run.isPaused ? "run" : word) : state.playback.mode == .slow ? "stop" : "play"
        case .playSlowly:
            guard state.timeline != nil else { return nil }
            return isLive ? word : "live"
        case .stepForward where state.timeline == nil: return nil
        case .nextBlock where state.recordings.numbers.count < 2: return nil
        case .nextConflict where state.timeline?.index.conflictPositions.isEmpty != false: return nil
        // What the opcodes need shows while they are open.
        case .nextStorage where !state.hasOpcodeFocus, .nextCall where !state.hasOpcodeFocus: return nil
        case .details where !state.canRecord: return nil
        default: break
        }
        return state.currentScreen?.footer(binding.command, state) ?? word
    }
}
