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
            KeyBinding([.enter], .into, help: "the transaction's opcodes; in them, full values", footer: "opcodes"),
            KeyBinding([.character("i")], .details, help: "everything about the event", footer: "details"),
            KeyBinding([.character("s")], .nextStorage, help: "to the next access to storage", footer: "storage"),
            KeyBinding([.character("S")], .previousStorage, help: "to the access to storage before"),
            KeyBinding([.character(">")], .nextCall, help: "to where the next call is entered or left", footer: "call"),
            KeyBinding([.character("<")], .previousCall, help: "to where a call was entered or left before"),
            KeyBinding([.character("o")], .stepOver, help: "over the call that the opcode makes"),
            KeyBinding([.character("O")], .stepBackOver, help: "back over a call"),
            KeyBinding([.character("v")], .otherExecution, help: "the first execution, or the committed one"),
            KeyBinding.writer, KeyBinding.follow,
        ] + KeyBinding.searching,
        perform: { command, state in
            switch command {
            case .into where state.hasOpcodeFocus: state.popup = state.opcodeDetails
            case .into where state.canRecord: state.openEVM()
            case .back: state.closeEVM()
            case .otherExecution: state.openOtherExecution()
            case .nextStorage, .previousStorage, .nextCall, .previousCall, .stepOver, .stepBackOver:
                state.stepOpcodes(command, count: 1)
            case .pageUp, .pageDown, .first, .last:
                if state.hasOpcodeFocus { state.stepOpcodes(command, count: 1) } else { state.moveFar(command) }
            case .up: state.step(.stepBack, count: 1)
            case .down: state.step(.stepForward, count: 1)
            case .into, .details:
                if let timeline = state.timeline { state.popup = .event(at: state.playback.position - 1, timeline) }
            default: state.performCommon(command)
            }
        },
        whyDisabled: { command, state in
            switch command {
            case .into where !state.canRecord, .details: state.cursorEvent == nil ? "no event has happened yet" : nil
            case .into, .nextStorage, .previousStorage, .nextCall, .previousCall, .stepOver, .stepBackOver,
                .otherExecution:
                state.whyNotEVM(command)
            case .up, .down, .pageUp, .pageDown, .first, .last: state.whyNoMove(command)
            default: state.whyNotCommon(command)
            }
        },
        canGoBack: { $0.evm != nil },
        footer: { command, state in
            switch command {
            case .follow: state.focus.isFollowing ? "unfollow" : nil
            case .into: state.evm != nil ? "values" : state.canRecord ? nil : "details"
            default: nil
            }
        },
        lists: RowList.step,
        draw: { state, rect, canvas in StepView.draw(state, in: rect, on: &canvas) }
    )
}
