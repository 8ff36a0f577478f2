import Dashboard
import Terminal
import Testing

/// Output without a terminal.
@Suite struct PlainTests {
    @Test func frameIsThePictureOfThatSize() {
        let state = SampleRun.state(80, 24)
        let frame = PlainText.frame(state, width: 120, height: 40)
        #expect(frame == SampleRun.state(120, 40).picture() + "\n")
        #expect(frame.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
    }

    @Test func changesAreAnnouncedInWords() {
        var plain = PlainLines()
        let lines = SampleRun.events(blocks: 7, stories: false).flatMap { plain.lines(for: $0) }
        #expect(
            lines == [
                "run of 7 blocks, executor occ, 8 workers",
                "block 19426587 (block-0): Cancun, 100 transactions, 29,981,234 gas, 60.00 ms, 499.7 Mgas/s, matches: gas used, logs bloom, receipts root, post-state",
                "block 19426588 (block-1): Shanghai, 137 transactions, 28,746,667 gas, 123.00 ms, 233.7 Mgas/s, matches: gas used, logs bloom, receipts root, post-state",
                "block 19426589 (block-2): Cancun, 174 transactions, 27,512,100 gas, 87.00 ms, 316.2 Mgas/s, matches: gas used, logs bloom, receipts root, post-state",
                "block 19426590 (block-3): Cancun, 211 transactions, 26,277,533 gas, 150.00 ms, 175.2 Mgas/s, nothing to compare",
                "block 19426591 (block-4) failed: \(SampleRun.failure)",
                "block 19426592 (block-5): Shanghai, 285 transactions, 23,808,399 gas, 78.00 ms, 305.2 Mgas/s, matches: gas used, logs bloom, receipts root, post-state",
                "block 19426593 (block-6): Cancun, 122 transactions, 22,573,832 gas, 141.00 ms, 160.1 Mgas/s, DIFFERS: receipts root, matches: gas used, logs bloom, post-state",
            ])
        let end = plain.lines(for: .runEnded(looping: true))
        #expect(
            end == [
                "so far 6 blocks, 1,029 transactions, 1,610 transactions per second of execution, 248.7 Mgas/s, 4 verified, 1 mismatched, 1 failed, 1 with nothing to compare; once more"
            ])
    }

    @Test func oneEventNeverBreaksALine() {
        var plain = PlainLines()
        let lines =
            plain.lines(for: .blockFailed(number: 1, name: "a\nb", message: "one\r\ntwo\n\nthree"))
            + plain.lines(for: .blockBegan(number: 1, name: "a", transactions: 0, story: "x\ny"))
        #expect(lines == ["block 1 (a b) failed: one two three", "block 1: x y"])
        #expect(plain.lines(for: .tick(nanoseconds: 5)).isEmpty)
    }
}
