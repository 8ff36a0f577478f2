extension DashboardState {
    /// Why a command does nothing now, for the user; nil when it works.
    package func whyDisabled(_ command: Command) -> String? {
        switch command {
        case .togglePause, .faster, .slower, .playSlowly: whyNoClock(command)
        case .back where !canGoBack: "nothing to go back from; q quits"
        case .nextBlock: whyNoBlock(1)
        case .runOn, .runBack: whyNoBreakpoint
        case .previousBlock: whyNoBlock(-1)
        case .toggleMouse: whyNoMouse
        case .quit, .help, .back, .redraw, .palette, .screen, .nextScreen, .previousScreen: nil
        case let step where step.isStep: hasOpcodeFocus ? whyNoOpcode(step) : whyNoStep(step)
        default: isHelpOpen ? nil : currentScreen?.whyDisabled(command, self)
        }
    }

    private var canGoBack: Bool { isHelpOpen || (currentScreen?.canGoBack(self) ?? false) || !filterText.isEmpty }

    private func whyNoClock(_ command: Command) -> String? {
        switch (command, playback.mode) {
        case (.playSlowly, .live): timeline == nil ? "no block has been recorded yet" : nil
        case (.faster, .live), (.slower, .live): whyNoPace(command)
        case (.togglePause, .live): run.phase == .ended ? "the run has ended, there is nothing to pause" : nil
        case (.faster, _): playback.slowdown == .least ? "this is the fastest; p goes back to live" : nil
        case (.slower, _): playback.slowdown == .most ? "this is the slowest; Space stops" : nil
        default: nil
        }
    }

    private func whyNoPace(_ command: Command) -> String? {
        if run.pace == nil { return "the blocks of this run keep their own pace" }
        if command == .faster, run.pace == .unlimited { return "there are no pauses between blocks already" }
        return run.phase == .ended ? "the run has ended" : nil
    }
}
