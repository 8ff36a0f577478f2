import Dashboard
import Terminal
import Testing

@Suite struct PaletteTests {
    private func state(_ capabilities: Capabilities = Capabilities()) -> DashboardState {
        var state = DashboardState(size: Size(width: 80, height: 24), capabilities: capabilities)
        state.apply(.runBegan(blockCount: 3, executor: "occ", workers: 4))
        for index in 0..<3 {
            let block = SampleBlock(ordinal: UInt32(index), number: 100 + UInt64(index), count: 60)
            state.apply(.telemetry(block.batch))
        }
        state.screen = .graph
        return state
    }

    /// Types a line and Enter; the actions of all keys.
    private func enter(_ line: String, _ state: inout DashboardState) -> [DashboardAction] {
        state.type(.character(":"))
        for character in line { state.type(.character(character)) }
        return state.press(.enter)
    }

    @Test func goesToPlaces() {
        var state = state()
        #expect(enter("tx 17", &state).isEmpty)
        #expect(state.focus.transaction == 17 && state.prompt == nil)
        state.screen = .overview
        _ = enter("21", &state)
        #expect(state.screen == .graph)
        #expect(state.focus.transaction == 21)
        _ = enter("block 101", &state)
        #expect(state.timeline?.description.number == 101)
        #expect(enter("event 30", &state) == [.pause])
        #expect(state.playback.position == 30 && state.playback.mode == .step)
        _ = enter("conflict 1", &state)
        #expect(state.cursorEvent?.kind == .conflictFound)
        _ = enter("screen lanes", &state)
        #expect(state.screen == .lanes)
        _ = enter("slow 10,000", &state)
        #expect(state.playback.mode == .slow && state.playback.slowdown.factor == 10_000)
        #expect(enter("live", &state) == [.resume])
        #expect(state.playback.mode == .live)
        #expect(enter("quit", &state) == [.quit])
    }

    @Test(arguments: [
        ("tx 60", "the block has transactions 0 to 59"), ("tx x", "tx takes a number, not 'x'"),
        ("block 7", "block 7 is not among the recorded blocks that are kept"),
        ("slow 3", "slow takes a number from 10 to 100,000, not '3'"),
        ("nonsense", ":nonsense: no such command; : lists them"),
        ("executor occ", ":executor: the executor of this session is fixed"),
        ("tx 99999999999999999999999", "tx takes a number, not '99999999999999999999999'"),
        ("conflict 0", "the block has"), ("screen x", "no screen named 'x'; there are overview, blocks, dag"),
    ])
    func saysWhatIsWrong(line: String, notice: String) {
        var state = state()
        #expect(enter(line, &state).isEmpty)
        #expect(state.notice?.hasPrefix(notice) == true, "\(state.notice ?? "nothing")")
    }

    @Test func hasNoBlockToGoTo() {
        var state = DashboardState(size: Size(width: 80, height: 24))
        _ = enter("tx 1", &state)
        #expect(state.notice == ":tx: no block has been recorded yet")
    }

    @Test func engineCommandsAreDelivered() {
        let all = Capabilities(requests: Set(EngineRequest.Kind.allCases), executors: ["sequential", "occ"])
        var state = state(all)
        #expect(enter("executor sequential", &state) == [.request(.executor("sequential"))])
        #expect(enter("workers 8", &state) == [.request(.workers(8))])
        #expect(enter("simulate 32", &state) == [.request(.simulate(block: 2, cores: 32))])
        #expect(enter("executor fast", &state).isEmpty)
        #expect(state.notice == "no executor named 'fast'; there are sequential, occ")
        #expect(enter("workers 0", &state).isEmpty)
    }

    @Test func requestsReachTheEngine() throws {
        let link = try DashboardLink(capabilities: Capabilities(requests: [.workers]))
        let keys = ":workers 3".map { TerminalEvent.key(.character($0)) } + [.key(.enter)]
        let screen = MemoryScreen(size: Size(width: 80, height: 24), script: [[], keys])
        _ = DashboardSession.run(link, on: screen, framesPerSecond: 1_000)
        #expect(link.takeRequests() == [.workers(3)])
        #expect(link.takeRequests().isEmpty)
    }

    @Test func completionsAreOfferedAndTaken() {
        var state = state(Capabilities(requests: [.executor], executors: ["sequential", "occ"]))
        state.type(.character(":"), .character("e"), .character("x"), .tab)
        #expect(state.picture().contains(":executor _"))
        state.type(.enter)
        #expect(state.picture().contains("│ occ") || state.picture().contains("executor occ"))
        state.type(.tab, .tab)
        #expect(state.press(.enter) == [.request(.executor("occ"))])
    }

    @Test func canBeLeft() {
        var state = state()
        state.type(.character(":"), .character("t"), .escape)
        #expect(state.prompt == nil)
        state.type(.character(":"), .character("t"), .backspace, .backspace)
        #expect(state.prompt == nil)
        // Keys are text while a line is typed.
        state.type(.character(":"))
        #expect(state.press(.character("q")).isEmpty && state.prompt?.text == "q")
    }
}
