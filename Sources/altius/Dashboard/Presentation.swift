import ArgumentParser
import Dashboard
import Foundation
import Terminal

/// How a run is shown.
struct Presentation {
    enum Way {
        case dashboard
        /// One picture as text when the run is over.
        case once(ScreenSize)
        /// One line per change.
        case plain
        /// One object per block.
        case json
    }

    let way: Way
    /// `nil`: as fast as suits the way.
    let speed: Speed?
    /// `nil` for the first one.
    let firstScreen: ScreenID?
    let configuration: EffectiveConfiguration
}

extension Presentation {
    /// Shows a run until it is over, or until the user quits.
    ///
    /// - Parameter clock: what the dashboard begins with where `--speed` says nothing.
    func show(_ run: some ShownRun, from clock: SessionOptions.Clock = .live) throws {
        switch way {
        case .dashboard: try showDashboard(run, pace ?? Self.defaultPace, from: clock)
        case .once(let size): try showOnce(run, pace ?? .unlimited, size)
        case .plain:
            var lines = PlainLines()
            try end(
                showLines(run, pace ?? .unlimited) { event in
                    for line in lines.lines(for: event) { print(line) }
                })
        case .json:
            let outcome = try showLines(run, pace ?? .unlimited) { event in
                if let object = WatchedObject(event) { try? JSONLine.print(object) }
            }
            for failure in outcome.failures { StandardError.write("altius: \(failure)") }
            try end(outcome)
        }
    }

    /// Slow enough to read a block's story, fast enough to wait for the next.
    private static let defaultPace = Pace(blocksPerSecond: 1) ?? .unlimited

    private var pace: Pace? {
        if case .live(let pace) = speed { pace } else { nil }
    }

    private func showOnce(_ run: some ShownRun, _ pace: Pace, _ size: ScreenSize) throws {
        var state = DashboardState(size: Size(width: size.columns, height: size.rows))
        if let firstScreen { state.screen = firstScreen }
        let link = try DashboardLink(pace: pace)
        let buffer = BatchBuffer()
        func applyRecorded() {
            for batch in buffer.take() { state.apply(.telemetry(batch)) }
        }
        let outcome = run.run(
            Conduct(
                turn: link.nextTurn,
                report: { event in
                    applyRecorded()
                    state.apply(event)
                }, sink: buffer))
        applyRecorded()
        let glyphs = TerminalProfile.outputGlyphs(ascii: configuration.ascii)
        print(PlainText.frame(state, width: size.columns, height: size.rows, glyphs: glyphs), terminator: "")
        for failure in outcome.failures { StandardError.write("altius: \(failure)") }
        try end(outcome)
    }

    private func showLines(
        _ run: some ShownRun, _ pace: Pace, _ printLines: @escaping (DashboardEvent) -> Void
    ) throws -> RunOutcome {
        let link = try DashboardLink(pace: pace)
        return run.run(
            Conduct(
                turn: link.nextTurn,
                report: { event in
                    printLines(event)
                    // Readers of a pipe want every line when it is there.
                    fflush(nil)
                }))
    }

    private func end(_ outcome: RunOutcome) throws {
        if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
    }

    /// The engine runs on a thread of its own; this one draws.
    private func showDashboard(_ run: some ShownRun, _ pace: Pace, from clock: SessionOptions.Clock) throws {
        let clock: SessionOptions.Clock =
            switch speed {
            case .slow(let slowdown): .slow(slowdown)
            // A pace says nothing about the clock of commands that stop.
            case .live: clock == .step ? .step : .live
            case nil: clock
            }
        let end: SessionEnd
        do {
            let link = try DashboardLink(pace: pace, capabilities: run.capabilities)
            let engine = Thread {
                TerminalRestoration.guardThisThread()
                _ = run.run(
                    Conduct(
                        turn: link.nextTurn, waitForRequests: link.waitForRequests, report: link.post,
                        sink: TelemetryFeed(link)))
            }
            // As much as the main thread has, which executes blocks in the other commands.
            engine.stackSize = 8 << 20
            engine.start()
            let options = SessionOptions(
                screen: configuration.screenOptions, framesPerSecond: configuration.framesPerSecond,
                firstScreen: firstScreen, clock: clock, mouse: configuration.mouse)
            ThreadPriority.yieldToEngine()
            end = try DashboardSession.run(link, options)
        } catch let error as TerminalError {
            throw CommandFailure.usage("\(error)")
        }
        if end.exitCode != 0 { throw ExitCode(end.exitCode) }
    }
}
