import Dashboard
import Terminal
import Testing

/// Questions to the engine, and what is shown of the answers.
@Suite struct AnswerTests {
    private static let capabilities = Capabilities(
        requests: Set(EngineRequest.Kind.allCases), executors: ["sequential", "occ"])

    private func state(_ width: Int = 80, _ height: Int = 24, recorded: Bool = true) -> DashboardState {
        var state = DashboardState(size: Size(width: width, height: height), capabilities: Self.capabilities)
        state.apply(.runBegan(blockCount: 1, executor: "occ", workers: 4))
        if recorded { state.apply(.telemetry(SampleBlock(ordinal: 7, count: 60).batch)) }
        return state
    }

    private func enter(_ line: String, _ state: inout DashboardState) -> [DashboardAction] {
        state.type(.character(":"))
        for character in line { state.type(.character(character)) }
        return state.press(.enter)
    }

    // MARK: Questions

    @Test(arguments: [
        ("compare occ sequential", [EngineRequest.Contender("occ"), .init("sequential")]),
        ("compare occ:1,occ:16", [.init("occ", workers: 1), .init("occ", workers: 16)]),
        ("compare", [.init("sequential"), .init("occ")]),
        ("comp  occ   occ:2 sequential ", [.init("occ"), .init("occ", workers: 2), .init("sequential")]),
    ])
    func comparisons(line: String, contenders: [EngineRequest.Contender]) {
        var state = state()
        #expect(enter(line, &state) == [.request(.compare(block: 7, contenders))])
        #expect(state.notice == "comparing executors on block 19426587")
    }

    @Test(arguments: [
        ("compare occ fast", "no executor named 'fast'; there are sequential, occ"),
        ("compare occ", "compare takes two to four executors"), ("compare occ:0 occ", "after ':' comes a number"),
        ("compare occ: occ", "after ':' comes a number"), ("compare : occ", "no executor named ''"),
        ("compare occ occ occ occ occ", "compare takes two to four executors"),
        ("simulate 1025", "simulate takes a number from 1 to 1,024"), ("simulate 0", "simulate takes a number"),
    ])
    func questionsThatAreNone(line: String, notice: String) {
        var state = state()
        #expect(enter(line, &state).isEmpty)
        #expect(state.notice?.hasPrefix(notice) == true, "\(state.notice ?? "nothing")")
    }

    @Test func thereMustBeABlock() {
        var state = state(recorded: false)
        for line in ["simulate 8", "compare occ sequential"] {
            #expect(enter(line, &state).isEmpty)
            #expect(state.notice?.hasSuffix("no block has been recorded yet") == true)
        }
    }

    @Test func pairsAreOffered() {
        var state = state()
        for character in ":compare " { state.type(.character(character)) }
        state.type(.tab)
        #expect(state.picture().contains("compare occ sequential"))
        #expect(
            state.press(.enter) == [.request(.compare(block: 7, [.init("sequential"), .init("occ")]))])
    }

    // MARK: Answers

    @Test func speedups() throws {
        for (width, height, name) in [(80, 24, "answer-80x24-simulated"), (120, 40, "answer-120x40-simulated")] {
            var state = state(width, height)
            state.apply(.answered(SampleAnswers.curve))
            let picture = state.picture()
            #expect(picture.contains("Simulated") && picture.contains("▸      24"))
            try Picture.expect(picture, named: name)
        }
    }

    @Test func speedupsInASCII() throws {
        var state = state()
        state.apply(.answered(SampleAnswers.curve))
        let picture = state.picture(.ascii)
        #expect(picture.utf8.allSatisfy { $0 < 0x80 })
        try Picture.expect(picture, named: "answer-80x24-simulated-ascii")
    }

    @Test func executorsSideBySide() throws {
        var state = state()
        state.apply(.answered(SampleAnswers.comparison))
        try Picture.expect(state.picture(), named: "answer-80x24-compared")
        // Closed like every box, and the key that closes it does nothing else.
        #expect(state.press(.escape).isEmpty)
        #expect(state.popup == nil)
    }

    @Test func thereIsNoAnswer() {
        var state = state()
        _ = enter("simulate 8", &state)
        state.apply(.answered(.refused("this block cannot be executed again")))
        #expect(state.popup == nil && state.notice == "this block cannot be executed again")
    }

    @Test func speedupsReferToOneByOne() throws {
        guard case .compared(let comparison) = SampleAnswers.comparison else { return }
        let occ = try #require(comparison.columns.first)
        #expect(comparison.baseline?.executor == "sequential")
        #expect(abs((comparison.speedup(occ) ?? 0) - 2.857) < 0.001)
        #expect(SpeedupCurve.workers(chosen: 32, cores: 6) == [1, 2, 4, 6, 8, 16, 32, 64, 128])
    }

    // MARK: The engine's side

    @Test func requestsAreServedWhilePaused() throws {
        let link = try DashboardLink(pace: .unlimited)
        #expect(link.nextTurn() == .block)
        link.pause()
        link.request(.workers(3))
        link.request(.simulate(block: 1, cores: 2))
        #expect(link.nextTurn() == .requests([.workers(3), .simulate(block: 1, cores: 2)]))
        link.resume()
        #expect(link.nextTurn() == .block)
        link.request(.workers(4))
        // Somebody who takes no requests is not kept by them.
        #expect(link.waitForTurn())
        #expect(link.waitForRequests() == [.workers(4)])
        link.quit()
        #expect(link.nextTurn() == .quit)
        #expect(link.waitForRequests() == nil)
    }
}
