/// What the user wants of the engine, by the command palette. Whoever runs the session says which kinds it carries out, and does so
/// between blocks. Questions are about a block by its ordinal, as its events state it, and get an `EngineAnswer`.
package enum EngineRequest: Sendable, Equatable {
    /// Execute with another executor, by its name.
    case executor(String)
    /// Execute on so many workers.
    case workers(Int)
    /// Say how long a block would take on so many cores.
    case simulate(block: UInt32, cores: Int)
    /// Execute a block with each of these and say how they did.
    case compare(block: UInt32, [Contender])

    /// Run a transaction of a block again and record its opcodes.
    /// - incarnation: 0 for the first execution of a transaction that had to run again, on the state before the block; nil for the
    ///   committed one.
    case record(block: UInt32, transaction: Int, incarnation: Int?)

    /// An executor of a comparison.
    package struct Contender: Sendable, Equatable {
        package var executor: String
        /// Nil for as many as the session uses.
        package var workers: Int?

        package init(_ executor: String, workers: Int? = nil) {
            self.executor = executor
            self.workers = workers
        }
    }

    package enum Kind: Sendable, Hashable, CaseIterable { case executor, workers, simulate, compare, record }

    package var kind: Kind {
        switch self {
        case .executor: .executor
        case .workers: .workers
        case .simulate: .simulate
        case .compare: .compare
        case .record: .record
        }
    }
}
