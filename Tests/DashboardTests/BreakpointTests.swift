import Dashboard
import Primitives
import Stepping
import Telemetry
import Terminal
import Testing

/// Where slow motion, steps and opcodes stop by themselves.
@Suite struct BreakpointTests {
    private func state() -> DashboardState {
        .sample(80, 24, screen: .step, capabilities: Capabilities(requests: [.record]))
    }

    private func enter(_ line: String, _ state: inout DashboardState) {
        state.type(.character(":"))
        for character in line { state.type(.character(character)) }
        state.type(.enter)
    }

    @Test func slowMotionStopsAtTheEvent() throws {
        var state = state()
        enter("break conflict", &state)
        #expect(state.breakpoints == [.conflict] && state.notice == "running stops at: conflict")
        state.type(.character("p"))
        for frame in 1...20_000 where state.playback.mode == .slow {
            state.apply(.tick(nanoseconds: UInt64(frame) * 1_000_000))
        }
        let first = try #require(state.timeline?.index.conflictPositions.first)
        #expect(state.playback.mode == .step && state.playback.position == Int(first) + 1)
        #expect(state.notice == "stopped at event \(Figures.grouped(Int(first) + 1)): break conflict")
        #expect(state.focus.transaction == Int(state.cursorEvent?.txIndex ?? 0))
        // It goes on from there.
        let second = try #require(state.timeline?.index.conflictPositions.dropFirst().first)
        state.type(.character(" "))
        let now = state.now
        for frame in 1...20_000 where state.playback.mode == .slow {
            state.apply(.tick(nanoseconds: now + UInt64(frame) * 1_000_000))
        }
        #expect(state.playback.position == Int(second) + 1)
    }

    @Test func runningGoesToTheNextOneAndBack() throws {
        var state = state()
        enter("break tx 17", &state)
        enter("break tx 40", &state)
        state.type(.character("r"))
        #expect(state.cursorEvent?.kind == .executionBegan && state.cursorEvent?.txIndex == 17)
        let place = state.playback.position
        var stops: [UInt32] = []
        while true {
            let before = state.playback.position
            state.type(.character("r"))
            guard state.playback.position > before else { break }
            stops.append(state.cursorEvent?.txIndex ?? 0)
        }
        #expect(stops.contains(40) && stops.allSatisfy { $0 == 17 || $0 == 40 })
        #expect(state.notice == "no breakpoint ahead in this block")
        for _ in stops { state.type(.character("R")) }
        #expect(state.playback.position == place)
    }

    @Test func manyStepsAreRunning() {
        var state = state()
        state.type(.character("."), .character(","))
        enter("break tx 3", &state)
        for key in "99999." { state.type(.character(key)) }
        #expect(state.cursorEvent?.kind == .executionBegan && state.cursorEvent?.txIndex == 3)
        // One step leads on from there.
        let place = state.playback.position
        state.type(.character("."))
        #expect(state.playback.position == place + 1)
    }

    @Test func slotsAreOfEventsToo() throws {
        var state = state()
        enter("break slot 0x3", &state)
        state.type(.character("r"))
        let event = try #require(state.cursorEvent)
        #expect(state.timeline?.location(UInt32(truncatingIfNeeded: event.a))?.field == .storage(3))
        #expect(state.notice?.hasSuffix("break slot 0x3") == true)
    }

    @Test func opcodesStopInThePane() throws {
        var state = state()
        enter("break op SSTORE", &state)
        #expect(state.notice?.hasPrefix("break op is about opcodes") == true && state.breakpoints.isEmpty)
        state.type(.character("t"), .enter)
        let evm = try #require(state.evm)
        let swap = try OpcodeSample.record(2, of: OpcodeSample.folder(1), as: evm.block, index: evm.transaction)
        state.apply(.answered(.recorded(swap)))
        enter("break op sstore", &state)
        #expect(state.breakpoints == [.opcode("SSTORE")])
        enter("break op FROB", &state)
        #expect(state.notice == "no opcode is named 'FROB'")
        state.type(.character("r"))
        let first = try #require(swap.nextStep(of: 0x55, after: 0))
        #expect(state.evm?.cursor?.position == first)
        #expect(state.notice == "stopped at step \(Figures.grouped(first + 1)): break op SSTORE")
        state.type(.character("g"))
        for key in "9999." { state.type(.character(key)) }
        #expect(state.evm?.cursor?.position == first)
        let key = try #require(swap.accesses.last { $0.kind == .load }?.key)
        enter("unbreak op SSTORE", &state)
        enter("break slot \(Hex.encode(key))", &state)
        state.type(.character("G"), .character("R"))
        #expect(state.evm?.cursor?.position == swap.accesses.last { $0.key == key }?.step)
        #expect(swap[state.evm?.cursor?.position ?? 0].stackHeight > 0)
    }

    @Test func theyAreListedAndRemoved() {
        var state = state()
        _ = state.press(.character("r"))
        #expect(state.notice == "r: there are no breakpoints; :break sets one")
        enter("break tx 17", &state)
        enter("break conflict", &state)
        enter("break tx 17", &state)
        enter("break", &state)
        #expect(state.popup?.title == "Breakpoints")
        #expect(state.popup?.lines.prefix(2).map(\.value) == ["tx 17", "conflict"])
        state.type(.escape)
        enter("unbreak 1", &state)
        #expect(state.breakpoints == [.conflict])
        enter("unbreak 7", &state)
        #expect(state.notice?.hasPrefix("unbreak takes a number from :break") == true)
        enter("unbreak all", &state)
        #expect(state.breakpoints.isEmpty)
    }

    @Test(arguments: [
        ("break frob", "no breakpoint of the kind 'frob'; there are tx, slot, op, conflict"),
        ("break tx x", "break tx takes a transaction's number, not 'x'"),
        ("break slot 0xzz", "break slot takes a key as a number or 0x"),
        ("break slot", "break slot takes a key as a number or 0x"),
        ("break conflict 3", "break conflict takes nothing more"),
    ])
    func refusals(line: String, notice: String) {
        var state = state()
        enter(line, &state)
        #expect(state.notice?.hasPrefix(notice) == true && state.breakpoints.isEmpty, "\(state.notice ?? "nothing")")
    }

    @Test func keysOfFullLengthFit() {
        var state = state()
        let key = UInt256.zero &- 1
        enter("break slot \(Hex.encode(key))", &state)
        #expect(state.breakpoints == [.slot(key)])
    }
}
