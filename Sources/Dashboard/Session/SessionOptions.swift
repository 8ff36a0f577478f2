import Terminal

/// What the user can choose about a session.
package struct SessionOptions: Sendable, Equatable {
    package var screen: NCursesOptions
    /// Upper limit of pictures per second.
    package var framesPerSecond: Int

    package init(screen: NCursesOptions = NCursesOptions(), framesPerSecond: Int = 30) {
        self.screen = screen
        self.framesPerSecond = framesPerSecond
    }
}
