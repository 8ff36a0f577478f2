import Dashboard
import Telemetry

/// What `--json` prints of a block that was shown: `version` is 1; verdicts are true, false, or null where the file has nothing
/// to compare. A block that failed has an `error` instead of figures.
struct WatchedObject: Encodable {
    private let event: DashboardEvent

    /// Nil for events that make no line.
    init?(_ event: DashboardEvent) {
        switch event {
        case .blockEnded, .blockFailed: self.event = event
        default: return nil
        }
    }

    private enum Key: String, CodingKey {
        case version, block, name, fork, executor, transactions, gasUsed, milliseconds, transactionsPerSecond
        case megagasPerSecond, verified, difference, error, shards
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(1, forKey: .version)
        switch event {
        case .blockEnded(let summary):
            try object.encode(summary.number, forKey: .block)
            try object.encode(summary.name, forKey: .name)
            try object.encode(summary.fork, forKey: .fork)
            try object.encode(summary.executor, forKey: .executor)
            try object.encode(summary.transactions, forKey: .transactions)
            try object.encode(summary.gasUsed, forKey: .gasUsed)
            try object.encode(Double(summary.nanoseconds) / 1e6, forKey: .milliseconds)
            try object.encode(summary.transactionsPerSecond ?? 0, forKey: .transactionsPerSecond)
            try object.encode(summary.megagasPerSecond ?? 0, forKey: .megagasPerSecond)
            try object.encode(
                Dictionary(uniqueKeysWithValues: summary.verification.map { ($0.name, $0.verdict.value) }),
                forKey: .verified)
            try object.encodeIfPresent(summary.difference, forKey: .difference)
            try object.encodeIfPresent(summary.shards.map(ShardsObject.init), forKey: .shards)
        case .blockFailed(let number, let name, let message):
            try object.encode(number, forKey: .block)
            try object.encode(name, forKey: .name)
            try object.encode(message, forKey: .error)
        default: break
        }
    }
}

extension VerificationItem.Verdict {
    fileprivate var value: Bool? {
        switch self {
        case .matched: true
        case .mismatched: false
        case .nothingToCompare: nil
        }
    }
}
