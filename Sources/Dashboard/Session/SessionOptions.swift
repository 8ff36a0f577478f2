import Terminal

/// What the user can choose about a session.
package struct SessionOptions: Sendable, Equatable {
    package var screen: NCursesOptions
    /// Upper limit of pictures per second.
    package var framesPerSecond: Int

    /// Whether to capture the mouse from the beginning, where the terminal reports one.
    package var mouse: Bool

    /// The screen to begin with; nil for the first one.
    package var firstScreen: ScreenID?

    /// What a session begins with.
    package enum Clock: Sendable, Equatable {
        case live
        /// Slow motion, from the first block that is recorded.
        case slow(Slowdown)
        /// Stopped before the first event that is recorded.
        case step
    }

    package var clock: Clock

    package init(
        screen: NCursesOptions = NCursesOptions(), framesPerSecond: Int = 30, firstScreen: ScreenID? = nil,
        clock: Clock = .live, mouse: Bool = false
    ) {
        self.clock = clock
        self.mouse = mouse
        self.firstScreen = firstScreen
        self.screen = screen
        self.framesPerSecond = framesPerSecond
    }
}
