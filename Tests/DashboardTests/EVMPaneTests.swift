import Dashboard
import Primitives
import Stepping
import Terminal
import Testing

/// The opcodes below the Step screen.
@Suite struct EVMPaneTests {
    private static let able = Capabilities(requests: [.record])

    /// Stopped half-way through a made-up block; the opcodes of its selected transaction are those of a swap.
    private func opened(_ width: Int = 80, _ height: Int = 24) throws -> DashboardState {
        var state = DashboardState.sample(
            width, height, workers: width > 200 ? 12 : 4, screen: .step, capabilities: Self.able)
        state.apply(.tick(nanoseconds: 1_000_000))
        state.type(.character("p"))
        state.apply(.tick(nanoseconds: 801_000_000))
        state.type(.character(" "))
        let (number, ordinal) = try #require(
            state.timeline.map { ($0.description.number, $0.description.ordinal) })
        let transaction = try #require(state.focus.transaction)
        let incarnation: Int? = nil
        #expect(
            state.press(.enter)
                == [.request(.record(block: ordinal, transaction: transaction, incarnation: incarnation))])
        #expect(state.picture().contains("The transaction is being run again ..."))
        let swap = try OpcodeSample.record(
            2, of: OpcodeSample.folder(1), as: number, index: transaction)
        state.apply(.answered(.recorded(swap)))
        return state
    }

    private func position(_ state: DashboardState) -> Int? { state.evm?.cursor?.position }

    @Test(arguments: [(80, 24), (120, 40), (240, 60)]) func theMouseChoosesOpcodes(width: Int, height: Int) throws {
        var state = try opened(width, height)
        state.type(.character("2"), .character("0"), .character("."), .character("m"))
        let list = try #require(state.currentScreen?.lists(state).first)
        #expect(list.selected == 20)
        let line = list.rect.y + 1
        let row = try #require(list.row(atColumn: list.rect.x + 2, row: line))
        _ = state.take(MouseEvent(.click, column: list.rect.x + 2, row: line))
        #expect(position(state) == row)
        _ = state.take(MouseEvent(.scrollDown, column: list.rect.x + 2, row: line))
        #expect(position(state) == row + 3)
        // The pointer stands where the list says that the row is.
        let now = try #require(state.currentScreen?.lists(state).first)
        let canvas = DashboardView.draw(state, glyphs: .unicode)
        let pointers = (now.rect.y..<now.rect.maxY).filter { canvas[now.rect.x, $0].character == "▸" }
        #expect(pointers == [now.rect.y + row + 3 - now.first])
        _ = state.take(MouseEvent(.click, column: now.rect.x + 2, row: pointers[0]))
        #expect(state.popup != nil)
    }

    @Test func keysStepByOpcode() throws {
        var state = try opened()
        let event = state.playback.position
        let recording = try #require(state.evm?.cursor?.recording)
        #expect(state.picture().contains("step 1 of \(recording.count)"))
        state.type(.character("."), .character("."), .down, .character(","))
        #expect(position(state) == 2)
        state.type(.character("2"), .character("5"), .character("."))
        #expect(position(state) == 27 && state.screen == .step)
        state.type(.pageDown)
        #expect(position(state) == 127)
        state.type(.character("G"))
        #expect(position(state) == recording.count - 1)
        _ = state.press(.character("."))
        #expect(state.notice == ".: this is the last step; Esc leaves the opcodes")
        state.type(.character("g"))
        #expect(position(state) == 0)
        // The events have not moved; with Esc they have the keys again.
        #expect(state.playback.position == event)
        _ = state.press(.character("c"))
        #expect(state.notice == "c: the opcodes have the keys; Esc gives them back to the events")
        state.type(.escape, .character("."))
        #expect(state.evm == nil && state.playback.position == event + 1)
    }

    @Test func keysJumpToStorageAndCalls() throws {
        var state = try opened()
        let recording = try #require(state.evm?.cursor?.recording)
        var steps: [Int] = []
        while state.whyDisabled(.nextStorage) == nil {
            state.type(.character("s"))
            steps.append(position(state) ?? -1)
        }
        #expect(steps == recording.accesses.map(\.step) && steps.count > 10)
        state.type(.character("S"))
        #expect(position(state) == steps[steps.count - 2])
        state.type(.character("g"), .character(">"))
        #expect(position(state) == recording.callSteps[0] && state.evm?.cursor?.calls.count == 2)
        state.type(.character(">"))
        #expect(position(state) == recording.callSteps[1] && state.evm?.cursor?.calls.count == 1)
        state.type(.character("<"), .character(","))
        #expect(position(state) == recording.callSteps[0] - 1)
        state.type(.character("o"))
        #expect(position(state) == recording.callSteps[1])
        state.type(.character("O"))
        #expect(position(state) == recording.callSteps[0] - 1)
    }

    @Test func whatWasNotAskedForIsNotShown() throws {
        var state = try opened()
        let evm = try #require(state.evm)
        state.type(.escape)
        state.apply(.answered(.recorded(try #require(evm.cursor?.recording))))
        #expect(state.evm == nil)
        _ = state.press(.enter)
        state.apply(.answered(.recorded(try OpcodeSample.record(0, of: OpcodeSample.folder(1)))))
        #expect(state.evm?.cursor == nil)
        #expect(state.evm?.content == .awaited)
        _ = state.press(.character("."))
        #expect(state.notice == ".: the opcodes are not there yet; Esc leaves them")
        state.apply(.answered(.notRecorded("The block is gone.")))
        #expect(state.picture().contains("The block is gone."))
    }

    @Test func theFirstExecutionOfARetriedTransactionIsChosenAndNamed() throws {
        var state = DashboardState.sample(80, 24, screen: .step, capabilities: Self.able)
        state.type(.character("c"))
        let transaction = try #require(state.focus.transaction)
        let (number, ordinal) = try #require(
            state.timeline.map { ($0.description.number, $0.description.ordinal) })
        #expect(state.press(.enter) == [.request(.record(block: ordinal, transaction: transaction, incarnation: 0))])
        let folder = try OpcodeSample.folder(2)
        let committed = try OpcodeSample.record(5, of: folder, as: number, index: transaction)
        let first = try OpcodeSample.record(5, of: folder, .first, as: number, index: transaction)
        state.apply(.answered(.recorded(committed)))
        #expect(state.evm?.cursor == nil)
        state.apply(.answered(.recorded(first)))
        #expect(state.evm?.cursor?.recording == first)
        #expect(state.picture().contains("first execution, on the state before the block"))
        #expect(
            state.press(.character("v")) == [
                .request(.record(block: ordinal, transaction: transaction, incarnation: nil))
            ])
        state.apply(.answered(.recorded(committed)))
        #expect(state.picture().contains("committed execution"))
        // What the first one read is what the block's first transaction read.
        let before = try OpcodeSample.record(0, of: folder).accesses.first?.before
        #expect(first.accesses.first?.before == before && committed.accesses.first?.before != before)
    }

    @Test func aTransferSaysThatItRunsNoCode() throws {
        var state = try opened()
        let evm = try #require(state.evm)
        state.type(.escape, .enter)
        state.apply(
            .answered(
                .recorded(try OpcodeSample.record(0, of: OpcodeSample.folder(0), as: evm.block, index: evm.transaction))
            ))
        #expect(state.picture().contains("It runs no code"))
        _ = state.press(.character("s"))
        #expect(state.notice == "s: this transaction runs no code")
    }

    @Test func sessionsThatCannotRecordShowTheEvent() {
        var state = DashboardState.sample(80, 24, screen: .step)
        state.type(.character("c"), .enter)
        #expect(state.popup?.title.hasPrefix("Event") == true && state.evm == nil)
        state.type(.escape)
        _ = state.press(.character("s"))
        #expect(state.notice == "s: this session cannot run a transaction again")
        state = .sample(80, 24, screen: .step, capabilities: Self.able)
        state.type(.character("c"), .character("i"))
        #expect(state.popup?.title.hasPrefix("Event") == true)
    }

    @Test func fullValuesOfAStep() throws {
        var state = try opened()
        state.type(.character("s"), .enter)
        let labels = state.popup?.lines.map(\.label) ?? []
        #expect(labels.contains("opcode") && labels.contains("storage") && labels.contains("value"))
        state.type(.escape)
        #expect(state.popup == nil && state.evm != nil)
    }

    @Test func eventsAndFunctionsHaveTheirNames() throws {
        var state = try opened(120, 40)
        let recording = try #require(state.evm?.cursor?.recording)
        let log = try #require((0..<recording.count).first { recording[$0].opcode == 0xa3 })
        move(&state, to: log)
        #expect(state.picture().contains("0xddf2…b3ef  Transfer(address,address,uint256)"))
        state.type(.enter)
        let lines = try #require(state.popup?.lines)
        #expect(lines.contains { $0.label == "event" && $0.value == "Transfer(address,address,uint256)" })
        #expect(lines.count { $0.label.hasPrefix("topic ") } == 2)
        let data = try #require(lines.firstIndex { $0.label == "data" })
        #expect(lines[data].value == "32 bytes" && lines[data + 1].value.utf8.count == 66)
    }

    @Test func aRevertSaysWhy() throws {
        var state = try opened(120, 40)
        let evm = try #require(state.evm)
        let folder = try OpcodeSample.folder(3)
        let failed = try #require(
            try folder.block.transactions.indices.lazy.map {
                try OpcodeSample.record($0, of: folder, as: evm.block, index: evm.transaction)
            }.first { !$0.outcome.succeeded && $0.count > 0 })
        state.type(.escape, .enter)
        state.apply(.answered(.recorded(failed)))
        let revert = try #require((0..<failed.count).last { failed[$0].opcode == 0xfd })
        move(&state, to: revert)
        state.type(.enter)
        let reason = try #require(state.popup?.lines.first { $0.label == "reason" }?.value)
        #expect(["price moved too far", "balance too small", "allowance too small"].contains(reason), "\(reason)")
    }

    private func move(_ state: inout DashboardState, to step: Int) {
        state.type(.character("g"))
        for _ in 0..<step { state.type(.character(".")) }
    }

    // MARK: Pictures

    /// In the middle of the second call, behind a store.
    private func pictured(_ width: Int, _ height: Int) throws -> DashboardState {
        var state = try opened(width, height)
        state.type(.character(">"), .character("s"), .character("s"), .character("s"), .character("."))
        return state
    }

    @Test(arguments: [(80, 24), (120, 40), (240, 60)]) func pictures(width: Int, height: Int) throws {
        try Picture.expect(pictured(width, height).picture(), named: "opcodes-\(width)x\(height)")
    }

    @Test func pictureInASCII() throws {
        let picture = try pictured(80, 24).picture(.ascii)
        #expect(picture.utf8.allSatisfy { $0 < 0x80 })
        try Picture.expect(picture, named: "opcodes-80x24-ascii")
    }

    @Test func everySizeIsDrawnWithoutATrap() throws {
        var state = try pictured(80, 24)
        for width in stride(from: 60, through: 250, by: 19) {
            for height in stride(from: 14, through: 62, by: 6) {
                state.resize(to: Size(width: width, height: height))
                let lines = state.picture().split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count == height && lines.contains { $0.contains("Opcodes of transaction") })
            }
        }
    }
}
