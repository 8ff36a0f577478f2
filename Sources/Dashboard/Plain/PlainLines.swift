import Telemetry
import Terminal

/// Announces events as lines of text, for `--plain`, logs and screen readers: whole words, no signs, no columns.
package struct PlainLines: Sendable {
    private var totals = Totals()

    package init() {}

    /// What is to be said about an event: no line, one, or a few. No line contains a line feed, whatever a message holds.
    package mutating func lines(for event: DashboardEvent) -> [String] {
        switch event {
        case .runBegan(let blockCount, let executor, let workers):
            let count = blockCount > 0 ? Figures.counted(blockCount, "block") : "blocks as they come"
            return ["run of \(count), executor \(executor), \(Figures.counted(workers, "worker"))"]
        case .blockBegan(let number, _, _, let story):
            return story.map { [Self.oneLine("block \(number): \($0)")] } ?? []
        case .blockEnded(let summary):
            totals.add(summary)
            return [Self.oneLine(Self.sentence(about: summary))] + Self.shardLines(summary)
        case .blockFailed(let number, let name, let message):
            totals.addFailure()
            return [Self.oneLine("block \(number) (\(name)) failed: \(message)")]
        case .runEnded(let looping):
            return [Self.sentence(about: totals) + (looping ? "; once more" : "")]
        case .tick, .telemetry, .answered:
            return []
        case .eventsLost(let count):
            return ["\(Figures.counted(count, "event")) lost, totals are too low"]
        }
    }

    private static func sentence(about summary: BlockSummary) -> String {
        let figures = [
            summary.fork, Figures.counted(summary.transactions, "transaction"),
            "\(Figures.grouped(summary.gasUsed)) gas", "\(Figures.milliseconds(summary.nanoseconds)) ms",
            "\(Figures.rate(summary.megagasPerSecond)) Mgas/s",
        ]
        func names(_ verdict: VerificationItem.Verdict) -> String {
            summary.verification.filter { $0.verdict == verdict }.map(\.longName).joined(separator: ", ")
        }
        let (differing, matching) = (names(.mismatched), names(.matched))
        var verdicts: [String] = []
        if !differing.isEmpty {
            verdicts.append("DIFFERS: \(differing)" + (summary.difference.map { " (\($0))" } ?? ""))
        }
        if !matching.isEmpty { verdicts.append("matches: \(matching)") }
        if verdicts.isEmpty { verdicts.append("nothing to compare") }
        return "block \(summary.number) (\(summary.name)): " + (figures + verdicts).joined(separator: ", ")
    }

    /// Nothing while the cache answers nearly every read and forgets nothing.
    private static func shardLines(_ summary: BlockSummary) -> [String] {
        guard let shards = summary.shards, shards.sum.evictions > 0 || shards.sum.misses * 10 > shards.sum.reads else {
            return []
        }
        let (sum, traffic) = (shards.sum, shards.traffic)
        let figures = [
            "\(Figures.percent(sum.hits, of: sum.reads)) of \(Figures.grouped(sum.reads)) reads from the cache",
            Figures.counted(sum.evictions, "eviction"), "\(Figures.bytes(traffic.read.bytes)) read",
            "\(Figures.bytes(traffic.written.bytes)) written",
            "root after \(Figures.milliseconds(shards.rootLatency)) ms",
        ]
        return ["block \(summary.number): shards: " + figures.joined(separator: ", ")]
    }

    private static func sentence(about totals: Totals) -> String {
        var parts = [
            "so far \(Figures.counted(totals.blocks, "block")), \(Figures.counted(totals.transactions, "transaction"))",
            "\(Figures.rate(totals.transactionsPerSecond)) transactions per second of execution",
            "\(Figures.rate(totals.megagasPerSecond)) Mgas/s", "\(totals.verified) verified",
        ]
        if totals.mismatched > 0 { parts.append("\(totals.mismatched) mismatched") }
        if totals.failed > 0 { parts.append("\(totals.failed) failed") }
        if totals.uncompared > 0 { parts.append("\(totals.uncompared) with nothing to compare") }
        return parts.joined(separator: ", ")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
