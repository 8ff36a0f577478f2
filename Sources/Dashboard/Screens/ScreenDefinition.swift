import Terminal

/// One screen: the question it answers, its keys, what they do and how it is drawn.
package struct ScreenDefinition: Sendable {
    package let id: ScreenID
    /// One word for the tab bar.
    package let title: String
    /// What a user opens it for.
    package let question: String
    package let bindings: [KeyBinding]
    /// Carries out a command of `bindings`.
    package let perform: @Sendable (Command, inout DashboardState) -> Void
    /// Why a command of `bindings` does nothing now; nil when it works.
    package let whyDisabled: @Sendable (Command, DashboardState) -> String?
    /// Whether `back` has anything to leave here.
    package let canGoBack: @Sendable (DashboardState) -> Bool
    /// What the footer calls a command whose word depends on the state; nil for the binding's own word.
    package let footer: @Sendable (Command, DashboardState) -> String?
    /// Brings its selection and view into what exists and fits, after any change.
    package let settle: @Sendable (inout DashboardState) -> Void
    /// The lists on the screen, for the mouse; the one with the keys first.
    package let lists: @Sendable (DashboardState) -> [RowList]
    package let draw: @Sendable (DashboardState, Rect, inout Canvas) -> Void

    package init(
        id: ScreenID, title: String, question: String, bindings: [KeyBinding],
        perform: @escaping @Sendable (Command, inout DashboardState) -> Void,
        whyDisabled: @escaping @Sendable (Command, DashboardState) -> String? = { _, _ in nil },
        canGoBack: @escaping @Sendable (DashboardState) -> Bool = { _ in false },
        footer: @escaping @Sendable (Command, DashboardState) -> String? = { _, _ in nil },
        settle: @escaping @Sendable (inout DashboardState) -> Void = { _ in },
        lists: @escaping @Sendable (DashboardState) -> [RowList] = { _ in [] },
        draw: @escaping @Sendable (DashboardState, Rect, inout Canvas) -> Void
    ) {
        self.id = id
        self.title = title
        self.question = question
        self.bindings = bindings
        self.perform = perform
        self.whyDisabled = whyDisabled
        self.canGoBack = canGoBack
        self.footer = footer
        self.settle = settle
        self.lists = lists
        self.draw = draw
    }
}
