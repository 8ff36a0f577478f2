import Primitives

/// What a block commits to about one executed transaction.
public struct Receipt: Hashable, Sendable {
    /// How the transaction ended.
    public enum Outcome: Hashable, Sendable {
        /// From Byzantium on (EIP-658): whether it succeeded.
        case status(Bool)
        /// Before Byzantium: the state root after it.
        case stateRoot(Hash256)
    }

    public var kind: Transaction.Kind
    public var outcome: Outcome
    /// Gas used by the block's transactions up to and including this one.
    public var cumulativeGasUsed: UInt64
    public var logs: [Log]
    public var bloom: Bloom

    public init(
        kind: Transaction.Kind, outcome: Outcome, cumulativeGasUsed: UInt64, logs: [Log], bloom: Bloom
    ) {
        self.kind = kind
        self.outcome = outcome
        self.cumulativeGasUsed = cumulativeGasUsed
        self.logs = logs
        self.bloom = bloom
    }

    /// A receipt whose bloom is computed from its logs.
    public init(kind: Transaction.Kind, outcome: Outcome, cumulativeGasUsed: UInt64, logs: [Log]) {
        self.init(
            kind: kind, outcome: outcome, cumulativeGasUsed: cumulativeGasUsed, logs: logs, bloom: Bloom(logs: logs))
    }
}
