import Dashboard
import Terminal
import Testing

@Suite struct DashboardSessionTests {
    private let size = Size(width: 80, height: 24)

    /// Fast enough that every event is drawn.
    private let framesPerSecond = 1_000_000_000

    @Test func drawsEventsAndKeysUntilTheUserQuits() throws {
        let link = try DashboardLink()
        for event in SampleRun.events(blocks: 12) { link.post(event) }
        let screen = MemoryScreen(
            size: size,
            script: [
                [], [.key(.up)], [.key(.enter)], [.resized(Size(width: 120, height: 40))], [.key(.character("q"))],
            ])
        let end = DashboardSession.run(link, on: screen, framesPerSecond: framesPerSecond, firstScreen: .blocks)
        #expect(end == .quit && end.exitCode == 0)
        #expect(link.hasQuit && !link.waitWhilePaused())
        let pictures = screen.pictures.map(\.text)
        #expect(pictures.first?.contains("waiting for blocks") == true)
        #expect(pictures.contains { $0.contains("block 12 of 12") })
        #expect(screen.pictures.last?.size == Size(width: 120, height: 40))
        #expect(pictures.last?.contains("│ Block 19426597") == true)
    }

    @Test func beginsInSlowMotionWhereAsked() throws {
        let link = try DashboardLink()
        link.post(.telemetry(SampleBlock(count: 30).batch))
        let screen = MemoryScreen(size: size, script: [[], [.key(.character("4"))]])
        _ = DashboardSession.run(link, on: screen, framesPerSecond: framesPerSecond, clock: .slow(.most))
        let last = try #require(screen.pictures.last?.text)
        #expect(last.contains("► slow 1/100,000") && last.contains("[4 Lanes]"))
        // The block is not over: it takes minutes at this pace.
        #expect(last.contains("event 1/"))
    }

    @Test func pauseReachesTheEngine() throws {
        let link = try DashboardLink()
        link.post(.runBegan(blockCount: 1, executor: "occ", workers: 8))
        let screen = MemoryScreen(
            size: size, script: [[], [.key(.character(" "))], [.key(.character(" "))], [.key(.control("l"))]])
        let end = DashboardSession.run(link, on: screen, framesPerSecond: framesPerSecond)
        #expect(end == .terminal(.closed) && end.exitCode == 129)
        #expect(screen.pictures.contains { $0.text.contains("‖ paused") })
        #expect(screen.forgottenPictures == 1)
    }

    @Test func signalsEndWithTheirExitCode() throws {
        let screen = MemoryScreen(size: size, script: [[.ended(.signal(15))]])
        let end = DashboardSession.run(try DashboardLink(), on: screen, framesPerSecond: framesPerSecond)
        #expect(end.exitCode == 143)
    }

    @Test func keysThatChangeNothingDrawNothing() throws {
        let script: [[TerminalEvent]] = Array(repeating: [.key(.character("x"))], count: 50)
        let screen = MemoryScreen(size: size, script: script)
        _ = DashboardSession.run(try DashboardLink(), on: screen, framesPerSecond: framesPerSecond)
        #expect(screen.pictures.count == 1)
    }
}
