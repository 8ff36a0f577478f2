/// How an execution ended: payload `b` of `executionEnded`.
package enum ExecutionStatus: UInt64, Sendable {
    /// The transaction's effects were reverted; gas was used.
    case failed = 0
    case succeeded = 1
    /// The transaction cannot be in a block on the state that this execution saw (nonce, funds, ...).
    case invalid = 2
    /// Given up before its end, because a value it needs is known to be on its way.
    case interrupted = 3
}
