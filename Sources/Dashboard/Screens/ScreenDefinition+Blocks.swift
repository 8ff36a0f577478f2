import Terminal

extension ScreenID {
    package static let blocks = ScreenID("blocks")
}

extension ScreenDefinition {
    /// Blocks: what came of each?
    package static let blocks = ScreenDefinition(
        id: .blocks,
        title: "Blocks",
        question: "what came of each?",
        bindings: [
            KeyBinding([.up, .character("k")], .up, help: "previous block"),
            KeyBinding([.down, .character("j")], .down, help: "next block"),
            KeyBinding([.pageUp, .control("b")], .pageUp, help: "a page up"),
            KeyBinding([.pageDown, .control("f")], .pageDown, help: "a page down"),
            KeyBinding([.character("g"), .home], .first, help: "oldest block"),
            KeyBinding([.character("G"), .end], .last, help: "newest block"),
            KeyBinding(
                [.enter, .right, .character("l")], .into, help: "details of the selected block", footer: "details"),
            KeyBinding([.left, .character("h")], .back, help: "back to the table"),
            KeyBinding(
                [.character("f")], .follow, help: "follow the newest block, or stop following", footer: "follow"),
        ],
        perform: { command, state in
            let page = max(1, BlocksLayout(state: state).visibleRows - 1)
            switch command {
            case .up: state.blocks.move(by: -1)
            case .down: state.blocks.move(by: 1)
            case .pageUp: state.blocks.move(by: -page)
            case .pageDown: state.blocks.move(by: page)
            case .first: state.blocks.moveToOldest()
            case .last: state.blocks.moveToNewest()
            case .into: state.blocks.isDetailOpen = true
            case .back: state.blocks.isDetailOpen = false
            case .follow: state.blocks.toggleFollowing()
            default: break
            }
        },
        whyDisabled: { command, state in
            switch command {
            case .follow: nil
            case .into where BlocksLayout(state: state).isDetailAlwaysOpen: "the details are on the right already"
            case .into where state.blocks.isDetailOpen: "the details are open already; Esc closes them"
            default: state.blocks.rows.isEmpty ? "no block has begun yet" : nil
            }
        },
        canGoBack: { $0.blocks.isDetailOpen },
        footer: { command, state in
            command == .follow && state.blocks.isFollowing ? "unfollow" : nil
        },
        lists: RowList.blocks,
        draw: { state, rect, canvas in BlocksView.draw(state, in: rect, on: &canvas) }
    )
}
