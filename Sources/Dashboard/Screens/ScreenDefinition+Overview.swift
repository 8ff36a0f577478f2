import Terminal

extension ScreenID {
    package static let overview = ScreenID("overview")
}

extension ScreenDefinition {
    /// Overview: how is it going?
    package static let overview = ScreenDefinition(
        id: .overview,
        title: "Overview",
        question: "how is it going?",
        bindings: [
            KeyBinding([.enter], .into, help: "the blocks one by one", footer: "blocks"),
            KeyBinding.follow,
        ],
        perform: { command, state in
            switch command {
            case .into: state.show(.blocks)
            case .follow: state.toggleFollowing()
            default: break
            }
        },
        whyDisabled: { command, state in
            command == .into && !state.screens.contains { $0.id == .blocks } ? "there is no such screen" : nil
        },
        footer: { command, state in command == .follow && state.focus.isFollowing ? "unfollow" : nil },
        draw: { state, rect, canvas in OverviewView.draw(state, in: rect, on: &canvas) }
    )
}
