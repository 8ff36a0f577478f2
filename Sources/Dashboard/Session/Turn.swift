/// What the engine's side is to do next.
package enum Turn: Sendable, Equatable {
    /// Execute a block.
    case block
    /// Carry out what the user asks for, oldest first.
    case requests([EngineRequest])
    /// End the run.
    case quit
}
