import Dashboard
import Terminal
import TestSupport
import Testing

/// Long scripts of events, keys and sizes in any order.
@Suite struct ScriptTests {
    private static let keys: [Key] =
        Screens.all.flatMap { $0.bindings.flatMap(\.keys) } + [
            .escape, .character("?"), .character(" "), .tab, .character("漢"), .control("l"), .enter, .backspace,
        ] + ".,cCtTeE][pp:::+-0123456789".map { Key.character($0) } + "tx 7\tblock".map { Key.character($0) }

    private func step(_ random: inout SplitMix64, _ state: inout DashboardState, _ index: inout Int) {
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<3:
            let summary = SampleRun.summary(index)
            index += 1
            state.apply(
                .blockBegan(
                    number: summary.number, name: "漢字 \u{1B}[2J", transactions: 3,
                    story: index % 3 == 0 ? "story 🚀" : nil))
        case 3..<5: state.apply(.blockEnded(SampleRun.summary(max(0, index - 1))))
        case 5: state.apply(.blockFailed(number: 5, name: "x", message: SampleRun.failure + "\n\n漢字"))
        case 6: state.apply(.runBegan(blockCount: index % 7, executor: "occ", workers: 8))
        case 7:
            let block = SampleBlock(ordinal: UInt32(index), number: UInt64(index), count: 1 + index % 40)
            for batch in block.batches(of: 100) where Int.random(in: 0..<20, using: &random) > 0 {
                state.apply(.telemetry(batch))
            }
            state.apply(.runEnded(looping: Bool.random(using: &random)))
        case 10: state.apply(.answered([SampleAnswers.curve, SampleAnswers.comparison][index % 2]))
        case 9: state.apply(.tick(nanoseconds: state.now + UInt64.random(in: 0..<900_000_000, using: &random)))
        case 8:
            let sizes = [(1, 1), (80, 24), (60, 14), (59, 14), (240, 60), (113, 20), (0, 0), (500, 15), (61, 200)]
            let size = sizes.randomElement(using: &random) ?? (80, 24)
            state.resize(to: Size(width: size.0, height: size.1))
        default:
            if let key = Self.keys.randomElement(using: &random) { _ = state.press(key) }
        }
    }

    @Test(arguments: UInt64(1)...6)
    func everyStateCanBeDrawnAndKeepsItsPromises(seed: UInt64) {
        var random = SplitMix64(state: seed)
        var state = DashboardState(size: Size(width: 80, height: 24), historyCapacity: 40)
        var index = 0
        for _ in 0..<1500 {
            step(&random, &state, &index)
            let glyphs = GlyphSet.allCases.randomElement(using: &random) ?? .ascii
            let canvas = DashboardView.draw(state, glyphs: glyphs)
            #expect(canvas.size == state.size)
            #expect(canvas.cells.count == state.size.width * state.size.height)
            if glyphs == .ascii { #expect(canvas.cells.allSatisfy { $0.character.isASCII }) }
            let playback = state.playback
            if let timeline = state.timeline {
                #expect(playback.position >= 0 && playback.position <= timeline.events.count)
                #expect(playback.time <= timeline.events.duration)
            }
            let blocks = state.blocks
            #expect(blocks.rows.count <= 40)
            if let selection = blocks.selection { #expect(blocks.rows[selection] != nil) }
            let isShown =
                state.size.width >= 60 && state.size.height >= 14 && !state.isHelpOpen && state.screen == .blocks
                && state.prompt == nil && state.popup == nil
            if isShown, blocks.selection != nil {
                // The pointer stands on the screen: the selected block is always in view.
                let pointers = (0..<state.size.height).filter { canvas[0, $0].character == canvas.glyphs.pointer }
                #expect(pointers.count == 1)
            }
        }
    }

    @Test func theSameScriptDrawsTheSamePicture() {
        func run() -> [String] {
            var random = SplitMix64(state: 99)
            var state = DashboardState(size: Size(width: 80, height: 24))
            var index = 0
            return (0..<300).map { _ in
                step(&random, &state, &index)
                return state.picture()
            }
        }
        #expect(run() == run())
    }

    @Test func resizingThereAndBackChangesNothing() {
        var state = SampleRun.state(80, 24, blocks: 43)
        let before = state.picture()
        for (width, height) in [(1, 1), (240, 60), (60, 14), (3, 100), (80, 24)] {
            state.resize(to: Size(width: width, height: height))
        }
        #expect(state.picture() == before)
    }
}
