import Terminal

/// What the user can choose about a session.
package struct SessionOptions: Sendable, Equatable {
    package var screen: NCursesOptions
    /// Upper limit of pictures per second.
    package var framesPerSecond: Int

    /// The screen to begin with; nil for the first one.
    package var firstScreen: ScreenID?

    /// Begin in slow motion, with the first block that is recorded; nil to begin live.
    package var slowdown: Slowdown?

    package init(
        screen: NCursesOptions = NCursesOptions(), framesPerSecond: Int = 30, firstScreen: ScreenID? = nil,
        slowdown: Slowdown? = nil
    ) {
        self.slowdown = slowdown
        self.firstScreen = firstScreen
        self.screen = screen
        self.framesPerSecond = framesPerSecond
    }
}
