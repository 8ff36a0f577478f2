/// What the user wants of the engine, by the command palette. Whoever runs the session says which kinds it carries out, and does so
/// before its next block.
package enum EngineRequest: Sendable, Equatable {
    /// Execute with another executor, by its name.
    case executor(String)
    /// Execute on so many workers.
    case workers(Int)
    /// Say how long the blocks would take on so many cores.
    case simulate(cores: Int)

    /// Run a transaction of a block again and record its opcodes. The answer is `DashboardEvent.recorded` or `recordingFailed`; it is
    /// due at once, while the run is paused too (`DashboardLink.waitForTurn(answering:)`).
    /// - block: its number.
    /// - incarnation: 0 for the first execution of a transaction that had to run again, on the state before the block; nil for the
    ///   committed one.
    case record(block: UInt64, transaction: Int, incarnation: Int?)

    package enum Kind: Sendable, Hashable, CaseIterable { case executor, workers, simulate, record }

    package var kind: Kind {
        switch self {
        case .executor: .executor
        case .workers: .workers
        case .simulate: .simulate
        case .record: .record
        }
    }
}
