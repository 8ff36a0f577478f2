import Terminal

extension ScreenID {
    package static let step = ScreenID("step")
}

extension ScreenDefinition {
    /// Step: show me.
    package static let step = ScreenDefinition(
        id: .step,
        title: "Step",
        question: "show me",
        bindings: [
            KeyBinding([.up, .character("k")], .up, help: "one event back"),
            KeyBinding([.down, .character("j")], .down, help: "one event forward"),
            KeyBinding([.pageUp, .control("b")], .pageUp, help: "a hundred events back"),
            KeyBinding([.pageDown, .control("f")], .pageDown, help: "a hundred events forward"),
            KeyBinding([.character("g"), .home], .first, help: "beginning of the block"),
            KeyBinding([.character("G"), .end], .last, help: "end of the block"),
            KeyBinding([.enter], .into, help: "everything about the event", footer: "details"),
            KeyBinding.writer, KeyBinding.follow,
        ] + KeyBinding.searching,
        perform: { command, state in
            switch command {
            case .up: state.step(.stepBack, count: 1)
            case .down: state.step(.stepForward, count: 1)
            case .pageUp: state.step(.stepBack, count: 100)
            case .pageDown: state.step(.stepForward, count: 100)
            case .first, .last:
                state.stop()
                state.seek(to: command == .first ? 0 : .max)
                state.focusOnCursor()
            case .into:
                if let timeline = state.timeline { state.popup = .event(at: state.playback.position - 1, timeline) }
            default: state.performCommon(command)
            }
        },
        whyDisabled: { command, state in
            switch command {
            case .up: state.whyNoStep(.stepBack)
            case .down, .pageDown: state.whyNoStep(.stepForward)
            case .pageUp: state.whyNoStep(.stepBack)
            case .first, .last: state.timeline == nil ? "no block has been recorded yet" : nil
            case .into: state.cursorEvent == nil ? "no event has happened yet" : nil
            default: state.whyNotCommon(command)
            }
        },
        footer: { command, state in command == .follow && state.focus.isFollowing ? "unfollow" : nil },
        draw: { state, rect, canvas in StepView.draw(state, in: rect, on: &canvas) }
    )
}
