import Terminal

extension DashboardState {
    /// Takes in a key; returns what is to be done outside.
    package mutating func press(_ key: Key) -> [DashboardAction] {
        notice = nil
        guard let binding = keys.binding(for: key, on: screen) else { return [] }
        if let reason = whyDisabled(binding.command) {
            notice = "\(key.name): \(reason)"
            return []
        }
        let actions = perform(binding.command)
        settle()
        return actions
    }

    /// Why a command does nothing now, for the user; nil when it works.
    package func whyDisabled(_ command: Command) -> String? {
        switch command {
        case .togglePause where run.phase == .ended: "the run has ended, there is nothing to pause"
        case .faster where run.pace == nil, .slower where run.pace == nil: "the blocks of this run keep their own pace"
        case .faster where run.pace == .unlimited: "there are no pauses between blocks already"
        case .faster where run.phase == .ended, .slower where run.phase == .ended: "the run has ended"
        case .back where !canGoBack: "nothing to go back from; q quits"
        case .quit, .help, .back, .togglePause, .faster, .slower, .redraw, .screen, .nextScreen, .previousScreen: nil
        default: isHelpOpen ? nil : currentScreen?.whyDisabled(command, self)
        }
    }

    private var canGoBack: Bool { isHelpOpen || (currentScreen?.canGoBack(self) ?? false) }

    private mutating func perform(_ command: Command) -> [DashboardAction] {
        switch command {
        case .quit: return [.quit]
        case .redraw: return [.redraw]
        case .togglePause:
            run.isPaused.toggle()
            return [run.isPaused ? .pause : .resume]
        case .faster: return setPace(run.pace?.faster)
        case .slower: return setPace(run.pace?.slower)
        case .help:
            isHelpOpen.toggle()
            helpTop = 0
        case .back where isHelpOpen: isHelpOpen = false
        case .screen(let id): show(id)
        case .nextScreen: show(neighbour: 1)
        case .previousScreen: show(neighbour: -1)
        default:
            if isHelpOpen { scrollHelp(command) } else { currentScreen?.perform(command, &self) }
        }
        return []
    }

    private mutating func setPace(_ pace: Pace?) -> [DashboardAction] {
        guard let pace, pace != run.pace else { return [] }
        run.pace = pace
        return [.setPace(pace)]
    }

    private mutating func show(_ id: ScreenID) {
        screen = id
        isHelpOpen = false
    }

    private mutating func show(neighbour step: Int) {
        guard let index = screens.firstIndex(where: { $0.id == screen }) else { return }
        show(screens[(index + step + screens.count) % screens.count].id)
    }

    /// With the help open, the keys that move in a table move in the help.
    private mutating func scrollHelp(_ command: Command) {
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
