import Dashboard
import Telemetry
import Terminal
import Testing

/// Live, slow motion and steps: one cursor.
@Suite struct PlaybackTests {
    private let second: UInt64 = 1_000_000_000

    /// A live run with a first picture drawn at time 1 ms.
    private func state(blocks: Int = 2, screen: ScreenID = .step) -> DashboardState {
        var state = DashboardState.sample(80, 24, blocks: blocks, screen: screen)
        state.apply(.tick(nanoseconds: 1_000_000))
        return state
    }

    @Test func liveShowsTheNewestBlockWhole() throws {
        let state = state(blocks: 3)
        #expect(state.playback.mode == .live && state.playback.block == 2)
        #expect(state.playback.position == state.timeline?.events.count)
        #expect(state.picture().contains("► live"))
    }

    @Test func slowMotionTakesAsMuchLongerAsItSays() throws {
        var state = state()
        let duration = try #require(state.timeline?.events.duration)
        #expect(state.press(.character("p")).isEmpty)
        #expect(state.playback.mode == .slow && state.playback.position == 0)
        state.apply(.tick(nanoseconds: 1_000_000 + 500 * 1_000_000))
        #expect(state.playback.time == 500_000)
        #expect(state.playback.position == state.timeline?.events.count(until: 500_000))
        // Ten times faster from here on.
        for _ in 0..<3 { state.type(.character("+")) }
        #expect(state.playback.slowdown.factor == 100)
        state.apply(.tick(nanoseconds: 1_000_000 + 510 * 1_000_000))
        #expect(state.playback.time == 600_000)
        state.apply(.tick(nanoseconds: 60 * second))
        #expect(state.playback.time == duration && state.playback.position == state.timeline?.events.count)
        #expect(state.picture().contains("► slow 1/100"))
    }

    /// The engine executes one block ahead of the screen, no more.
    @Test func theEngineWaitsForSlowMotion() throws {
        var state = state(blocks: 1)
        // Nothing newer than what is on the screen: the engine may go on.
        #expect(state.press(.character("p")).isEmpty)
        let next = SampleBlock(ordinal: 1, number: 2, count: 20)
        #expect(state.apply(.telemetry(next.batch)) == [.pause])
        #expect(state.playback.block == 0)
        state.apply(.tick(nanoseconds: 100 * second))
        #expect(state.playback.block == 0, "the end of a block stays for a while")
        #expect(state.apply(.tick(nanoseconds: 102 * second)) == [.resume])
        #expect(state.playback.block == 1 && state.playback.position == 0)
        #expect(state.press(.character("p")).isEmpty)
        #expect(state.playback.mode == .live)
    }

    @Test func spaceStopsAndGoesOn() {
        var state = state()
        state.type(.character("p"))
        state.apply(.tick(nanoseconds: 400_000_000))
        state.type(.character(" "))
        let position = state.playback.position
        #expect(state.playback.mode == .step && position > 0)
        state.apply(.tick(nanoseconds: 9 * second))
        #expect(state.playback.position == position)
        #expect(state.tickInterval != 33_000_000)
        state.type(.character(" "))
        state.apply(.tick(nanoseconds: 9 * second + 1_000_000))
        #expect(state.playback.mode == .slow && state.playback.position >= position)
        #expect(state.playback.time < 1_000_000)
    }

    @Test func goingBackShowsWhatWasThereBefore() {
        var state = state()
        state.type(.character("."))
        var pictures: [String] = []
        for _ in 0..<120 {
            pictures.append(state.picture())
            state.type(.character("."))
        }
        for picture in pictures.reversed() {
            state.type(.character(","))
            #expect(state.picture() == picture)
        }
    }

    @Test func stepsFindConflictsAndTransactions() throws {
        var state = state()
        let conflicts = try #require(state.timeline?.index.conflictPositions)
        for position in conflicts {
            state.type(.character("c"))
            #expect(state.playback.position == position + 1 && state.cursorEvent?.kind == .conflictFound)
            #expect(state.focus.transaction == state.cursorEvent.map { Int($0.txIndex) })
        }
        state.type(.character("c"))
        #expect(state.notice == "c: no later conflict in this block")
        for position in conflicts.dropLast().reversed() {
            state.type(.character("C"))
            #expect(state.playback.position == position + 1)
        }
        state.type(.character("t"))
        #expect(state.cursorEvent?.kind == .executionBegan)
        let transaction = state.focus.transaction
        state.type(.character("e"))
        #expect(state.cursorEvent?.kind == .executionEnded && state.focus.transaction == transaction)
        state.type(.character("E"))
        #expect(state.cursorEvent?.kind == .executionBegan)
    }

    @Test func aNumberRepeatsAStepAndADigitAloneIsAScreen() {
        var state = state(screen: .graph)
        state.type(.character("."))
        let start = state.playback.position
        state.type(.character("1"), .character("0"), .character("."))
        #expect(state.playback.position == start + 10 && state.screen == .graph)
        state.type(.character("0"), .character("2"), .character(","))
        #expect(state.playback.position == start + 8 && state.screen == .graph)
        // One digit, or slowly: a screen, and then one step.
        state.type(.character("6"), .character("."))
        #expect(state.playback.position == start + 9 && state.screen == .step)
        state.type(.character("3"))
        state.apply(.tick(nanoseconds: 5 * second))
        state.type(.character("4"), .character(","))
        #expect(state.playback.position == start + 8 && state.screen == .lanes)
        state.type(.character("9"), .character("9"), .character("9"), .character("9"), .character(","))
        #expect(state.playback.position == 0)
        // Screens one after the other, however quickly.
        state.apply(.tick(nanoseconds: 5 * second))
        state.type(.character("2"), .character("5"))
        #expect(state.screen == .conflicts)
    }

    @Test func blocksAreNeighboursAndTheNewestIsFollowedByAnother() {
        var state = state(blocks: 3)
        state.type(.character("["), .character("["))
        #expect(state.playback.block == 0 && !state.focus.isFollowing)
        state.type(.character("["))
        #expect(state.notice == "[: this is the oldest block that is kept")
        // A newer block does not push away the one that is looked at.
        state.apply(.telemetry(SampleBlock(ordinal: 3, number: 9, count: 10).batch))
        #expect(state.playback.block == 0)
        state.type(.character("f"))
        #expect(state.playback.block == 3)
        #expect(state.press(.character(".")) == [.pause])
        #expect(state.press(.character("]")) == [.resume])
        #expect(state.apply(.telemetry(SampleBlock(ordinal: 4, number: 10, count: 10).batch)) == [.pause])
        #expect(state.playback.block == 4 && state.playback.position == 0 && state.playback.mode == .step)
    }

    @Test func theSelectedRowOfTheBlockTableIsPlayed() throws {
        var state = state(blocks: 3, screen: .blocks)
        state.type(.up, .up, .character("p"))
        #expect(state.playback.block == 0 && state.playback.mode == .slow && state.playback.position == 0)
        #expect(state.timeline?.description.number == state.blocks.selected?.number)
    }

    @Test func aBlockThatIsLookedAtIsHeld() {
        var state = state(blocks: 2, screen: .graph)
        #expect(!state.picture().contains("held"))
        state.type(.down)
        state.apply(.telemetry(SampleBlock(ordinal: 2, number: 9, count: 10).batch))
        #expect(state.playback.block == 1 && state.picture().contains("held, f follows"))
        state.type(.character("f"))
        #expect(state.playback.block == 2 && !state.picture().contains("held"))
    }

    /// Nothing wakes the program when there is nothing to play any more.
    @Test func theEndOfTheLastBlockIsCalm() {
        var state = state(blocks: 1)
        state.apply(.runEnded(looping: false))
        state.type(.character("p"))
        #expect(state.tickInterval == 33_000_000)
        state.apply(.tick(nanoseconds: 100 * second))
        #expect(state.tickInterval == nil)
    }

    @Test func lossesAreInTheHeader() {
        var state = state()
        state.apply(.telemetry(EventBatch(lost: 12)))
        state.apply(.telemetry(EventBatch(lost: 12)))
        #expect(state.picture().contains("12 events lost"))
    }

    @Test func theSelectionStaysFromScreenToScreen() {
        var state = state(screen: .conflicts)
        state.type(.down, .down)
        let selected = state.focus.transaction
        #expect(selected != nil)
        for digit in "36543" { state.type(.character(digit)) }
        for screen in [ScreenID.graph, .lanes, .step, .conflicts] {
            state.screen = screen
            state.resize(to: state.size)
            #expect(state.focus.transaction == selected)
        }
    }
}
