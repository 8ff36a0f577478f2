import Terminal

extension ScreenID {
    package static let lanes = ScreenID("lanes")
}

extension ScreenDefinition {
    /// Lanes: what is each worker doing?
    package static let lanes = ScreenDefinition(
        id: .lanes,
        title: "Lanes",
        question: "what is each worker doing?",
        bindings: [
            KeyBinding([.up, .character("k")], .up, help: "previous worker"),
            KeyBinding([.down, .character("j")], .down, help: "next worker"),
            KeyBinding([.left, .character("h")], .left, help: "the worker's activity before"),
            KeyBinding([.right, .character("l")], .right, help: "the worker's next activity"),
            KeyBinding([.character("z")], .zoomIn, help: "zoom in", footer: "zoom"),
            KeyBinding([.character("Z")], .zoomOut, help: "zoom out"),
            KeyBinding([.character("0")], .zoomAll, help: "the whole block"),
            KeyBinding([.character(">")], .nextSlice, help: "later slice of time", footer: "later"),
            KeyBinding([.character("<")], .previousSlice, help: "earlier slice of time"),
            KeyBinding([.enter], .into, help: "everything about the transaction", footer: "details"),
            KeyBinding.follow,
        ],
        perform: { command, state in
            let duration = state.timeline?.events.duration ?? 0
            switch command {
            case .up: state.lanes.worker -= 1
            case .down: state.lanes.worker += 1
            case .left: state.moveSpan(-1)
            case .right: state.moveSpan(1)
            case .zoomIn: state.lanes.zoom(by: 1, around: state.laneCentre, of: duration)
            case .zoomOut: state.lanes.zoom(by: -1, around: state.laneCentre, of: duration)
            case .zoomAll: state.lanes.zoom(by: -LanesSelection.deepest, around: 0, of: duration)
            case .nextSlice: state.lanes.move(by: 1, of: duration)
            case .previousSlice: state.lanes.move(by: -1, of: duration)
            case .into:
                if let transaction = state.laneTransaction { state.popup = .transaction(transaction, state) }
            default: state.performCommon(command)
            }
        },
        whyDisabled: { command, state in
            guard let timeline = state.timeline else { return "no block has been recorded yet" }
            let slices = state.lanes.sliceCount(of: timeline.events.duration)
            switch command {
            case .zoomIn where state.lanes.zoom == LanesSelection.deepest: return "clocks do not resolve more"
            case .zoomOut where state.lanes.zoom == 0, .zoomAll where state.lanes.zoom == 0:
                return "the whole block is in view"
            case .nextSlice where state.lanes.slice >= slices - 1: return "this is the end of the block"
            case .previousSlice where state.lanes.slice == 0: return "this is the beginning of the block"
            case .into: return state.laneTransaction == nil ? "this worker has done nothing yet" : nil
            default: return state.whyNotCommon(command)
            }
        },
        footer: { command, state in command == .follow && state.focus.isFollowing ? "unfollow" : nil },
        settle: { state in
            guard let timeline = state.timeline else { return }
            state.lanes.settle(
                cursor: state.playback.time, duration: timeline.events.duration,
                workers: timeline.index.lanes.count)
        },
        lists: RowList.lanes,
        draw: { state, rect, canvas in LanesView.draw(state, in: rect, on: &canvas) }
    )
}
