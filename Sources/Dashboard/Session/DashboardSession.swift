import Terminal

/// Runs the dashboard on the calling thread until the user quits or the terminal goes away.
package enum DashboardSession {
    /// Opens the terminal, runs the dashboard on it, and gives it back.
    ///
    /// The link is told to quit in every case, so the engine's thread ends before its next block.
    /// - Returns: how it ended; `exitCode` is what the program exits with.
    /// - Throws: `TerminalError` when there is no terminal to run on; nothing was written to it then.
    package static func run(_ link: DashboardLink, _ options: SessionOptions = SessionOptions()) throws -> SessionEnd {
        defer { link.quit() }
        let screen = try NCursesScreen(options: options.screen)
        defer { screen.close() }
        return run(
            link, on: screen, framesPerSecond: options.framesPerSecond, firstScreen: options.firstScreen,
            clock: options.clock, mouse: options.mouse)
    }

    /// The same on a screen that is open already. Does not close it.
    /// - Parameters:
    ///   - screens: other screens than the program's, for tests.
    ///   - firstScreen: the screen to begin with; nil for the first one.
    ///   - clock: what to begin with.
    ///   - mouse: whether to capture the mouse from the beginning.
    package static func run(
        _ link: DashboardLink, on screen: some TerminalScreen, framesPerSecond: Int,
        screens: [ScreenDefinition] = Screens.all, firstScreen: ScreenID? = nil, clock: SessionOptions.Clock = .live,
        mouse: Bool = false
    ) -> SessionEnd {
        defer { link.quit() }
        let start = MonotonicClock.nanoseconds()
        let frameInterval = 1_000_000_000 / UInt64(max(1, framesPerSecond))
        var state = DashboardState(size: screen.size, screens: screens, capabilities: link.capabilities)
        state.run.pace = link.pace
        if let firstScreen { state.screen = firstScreen }
        if !screen.canReportMouse { state.mouse = .unavailable }
        if mouse { perform(state.captureMouse(), link: link, screen: screen) }
        switch clock {
        case .live: break
        case .slow(let slowdown): state.playSlowly(at: slowdown)
        case .step: state.stop()
        }
        var isChanged = true
        var nextFrame: UInt64 = 0
        while true {
            let now = MonotonicClock.nanoseconds() - start
            if isChanged, now >= nextFrame {
                perform(state.apply(.tick(nanoseconds: now)), link: link, screen: screen)
                screen.present(DashboardView.draw(state, glyphs: screen.glyphs))
                isChanged = false
                nextFrame = now + frameInterval
            }
            // A frame that is due soon collects what happens until then: however many events come, the thread wakes only for keys
            // and frames.
            let timeout = isChanged ? nextFrame - min(nextFrame, now) : state.tickInterval
            let events = screen.waitForEvents(wake: isChanged ? nil : link.news, timeout: timeout)
            // Keys mean the moment they were pressed at.
            if !events.isEmpty {
                let now = MonotonicClock.nanoseconds() - start
                perform(state.apply(.tick(nanoseconds: now)), link: link, screen: screen)
            }
            // Keys first: they mean what was on the screen when they were pressed.
            for event in events {
                switch event {
                case .key(let key):
                    let actions = state.press(key)
                    if actions.contains(.quit) { return .quit }
                    perform(actions, link: link, screen: screen)
                case .mouse(let event): perform(state.take(event), link: link, screen: screen)
                case .resized(let size): state.resize(to: size)
                case .resumed: break
                case .ended(let end): return .terminal(end)
                }
                isChanged = true
            }
            for event in link.takeEvents() {
                perform(state.apply(event), link: link, screen: screen)
                isChanged = true
            }
            if events.isEmpty, state.tickInterval != nil { isChanged = true }
        }
    }

    private static func perform(_ actions: [DashboardAction], link: DashboardLink, screen: some TerminalScreen) {
        for action in actions {
            switch action {
            case .quit: break
            case .pause: link.pause()
            case .resume: link.resume()
            case .setPace(let pace): link.setPace(pace)
            case .request(let request): link.request(request)
            case .captureMouse(let isCaptured): screen.captureMouse(isCaptured)
            case .redraw: screen.forgetPicture()
            }
        }
    }
}
