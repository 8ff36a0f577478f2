import Terminal

extension DashboardState {
    /// Takes in a key; returns what is to be done outside.
    package mutating func press(_ key: Key) -> [DashboardAction] {
        notice = nil
        if prompt != nil { return type(key) + settled() }
        if popup != nil {
            popup = nil
            if key == .escape || key == .enter { return [] }
        }
        if let digit = key.digit { count.add(digit, now: now, screen: screen) }
        let times = key.digit == nil ? takeCount(for: key) : nil
        guard let binding = keys.binding(for: key, on: screen) else { return [] }
        if let reason = whyDisabled(binding.command) {
            notice = "\(key.name): \(reason)"
            return []
        }
        return perform(binding.command, count: times ?? 1) + settled()
    }

    mutating func settled() -> [DashboardAction] {
        settle()
        return engineActions()
    }

    /// The number typed before the key, where the key takes one; the screen that its digits showed goes back then.
    private mutating func takeCount(for key: Key) -> Int? {
        guard let (times, screenBefore) = count.take(now: now),
            let binding = keys.binding(for: key, on: screenBefore), binding.command.takesCount
        else { return nil }
        screen = screenBefore
        return times
    }

    mutating func perform(_ command: Command, count: Int) -> [DashboardAction] {
        switch command {
        case .quit: return [.quit]
        case .redraw: return [.redraw]
        case .toggleMouse: return toggleMouse()
        case .togglePause, .faster, .slower, .playSlowly: return changeClock(command)
        case .palette: prompt = Prompt(purpose: .command)
        case .filter: prompt = Prompt(purpose: .filter)
        case .nextBlock: moveBlock(by: count)
        case .previousBlock: moveBlock(by: -count)
        case .runOn, .runBack: runToBreakpoint(isForward: command == .runOn)
        case .help:
            isHelpOpen.toggle()
            helpTop = 0
        case .back where isHelpOpen: isHelpOpen = false
        case .back where currentScreen?.canGoBack(self) != true: filter("")
        case .screen(let id): show(id)
        case .nextScreen: show(neighbour: 1)
        case .previousScreen: show(neighbour: -1)
        case let step where step.isStep: self.step(step, count: count)
        default:
            if isHelpOpen {
                scrollHelp(command)
            } else {
                for _ in 0..<count { currentScreen?.perform(command, &self) }
            }
        }
        return []
    }

    private mutating func changeClock(_ command: Command) -> [DashboardAction] {
        switch (command, playback.mode) {
        case (.togglePause, .live): run.isPaused.toggle()
        case (.togglePause, .slow): stop()
        case (.togglePause, .step): playSlowly()
        case (.playSlowly, .live):
            if screen == .blocks, let number = blocks.selected?.recording, number != playback.block {
                goTo(block: number)
                seek(to: 0)
            }
            playSlowly()
        case (.playSlowly, _): goLive()
        case (.faster, .live): return setPace(run.pace?.faster)
        case (.slower, .live): return setPace(run.pace?.slower)
        case (.faster, _): setSlowdown(playback.slowdown.faster)
        default: setSlowdown(playback.slowdown.slower)
        }
        return []
    }

    private mutating func setPace(_ pace: Pace?) -> [DashboardAction] {
        guard let pace, pace != run.pace else { return [] }
        run.pace = pace
        return [.setPace(pace)]
    }

    mutating func show(_ id: ScreenID) {
        screen = id
        isHelpOpen = false
    }

    private mutating func show(neighbour step: Int) {
        guard let index = screens.firstIndex(where: { $0.id == screen }) else { return }
        show(screens[(index + step + screens.count) % screens.count].id)
    }

    /// With the help open, the keys that move in a table move in the help.
    mutating func scrollHelp(_ command: Command) {
        let lines = HelpLayout(state: self)
        let distance =
            switch command {
            case .up: -1
            case .down: 1
            case .pageUp: -lines.visibleLines
            case .pageDown: lines.visibleLines
            case .first: -lines.lineCount
            case .last: lines.lineCount
            default: 0
            }
        helpTop = min(max(0, helpTop + distance), max(0, lines.lineCount - lines.visibleLines))
    }
}

extension Key {
    /// The digit that the key types.
    fileprivate var digit: Int? {
        if case .character(let character) = self, character.isASCII { character.wholeNumberValue } else { nil }
    }
}
