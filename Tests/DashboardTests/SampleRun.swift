import Dashboard
import Telemetry
import Terminal

/// A scripted run with every kind of outcome; figures are a function of the block's index.
enum SampleRun {
    static let failure =
        "transaction 17: the sender 0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e3 has nonce 12, but the transaction has nonce 14. "
        + "The pre-state file may belong to another block: check that it was taken for this block and not for its parent."

    static func summary(_ index: Int) -> BlockSummary {
        let verdicts: [VerificationItem.Verdict] =
            switch index % 10 {
            case 3: [.nothingToCompare, .nothingToCompare, .nothingToCompare, .nothingToCompare]
            case 6: [.matched, .matched, .mismatched, .matched]
            case 8: [.matched, .matched, .matched, .nothingToCompare]
            default: [.matched, .matched, .matched, .matched]
            }
        let names = ["gasUsed", "logsBloom", "receiptsRoot", "postState"]
        return BlockSummary(
            number: number(index), name: "block-\(index)", fork: index % 4 == 1 ? "Shanghai" : "Cancun",
            executor: "occ", transactions: 100 + index * 37 % 200,
            gasUsed: 29_981_234 - UInt64(index * 1_234_567 % 9_000_000),
            nanoseconds: UInt64(60_000_000 + index * 7 % 11 * 9_000_000),
            verification: zip(names, verdicts).map { VerificationItem(name: $0, verdict: $1) })
    }

    static func number(_ index: Int) -> UInt64 { 19_426_587 + UInt64(index) }

    /// The events of one pass: every block ends, but index 4 fails.
    static func events(blocks: Int, of count: Int? = nil, stories: Bool = true) -> [DashboardEvent] {
        var events: [DashboardEvent] = [.runBegan(blockCount: count ?? blocks, executor: "occ", workers: 8)]
        for index in 0..<blocks {
            let summary = summary(index)
            let story = "Block \(index) of the demo: every transaction pays the same account."
            events.append(
                .blockBegan(
                    number: summary.number, name: summary.name, transactions: summary.transactions,
                    story: stories ? story : nil))
            events.append(
                index == 4
                    ? .blockFailed(number: summary.number, name: summary.name, message: failure)
                    : .blockEnded(summary))
        }
        return events
    }

    /// A dashboard after those events, on the Blocks screen.
    static func state(_ width: Int, _ height: Int, blocks: Int = 12, of count: Int? = nil, stories: Bool = true)
        -> DashboardState
    {
        var state = DashboardState(size: Size(width: width, height: height))
        state.screen = .blocks
        for event in events(blocks: blocks, of: count ?? 43, stories: stories) { state.apply(event) }
        return state
    }
}

extension DashboardState {
    /// Presses keys one after the other; what they ask for is not of interest.
    mutating func type(_ keys: Key...) { for key in keys { _ = press(key) } }

    /// The picture as text.
    func picture(_ glyphs: GlyphSet = .unicode) -> String { DashboardView.draw(self, glyphs: glyphs).text }
}
