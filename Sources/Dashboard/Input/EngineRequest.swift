/// What the user wants of the engine, by the command palette. Whoever runs the session says which kinds it carries out, and does so
/// before its next block.
package enum EngineRequest: Sendable, Equatable {
    /// Execute with another executor, by its name.
    case executor(String)
    /// Execute on so many workers.
    case workers(Int)
    /// Say how long the blocks would take on so many cores.
    case simulate(cores: Int)

    package enum Kind: Sendable, Hashable, CaseIterable { case executor, workers, simulate }

    package var kind: Kind {
        switch self {
        case .executor: .executor
        case .workers: .workers
        case .simulate: .simulate
        }
    }
}
