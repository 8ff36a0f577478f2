/// The pass over the blocks that is going on or was the last.
package struct Run: Sendable, Equatable {
    package enum Phase: Sendable, Equatable { case waiting, running, ended }

    package var phase = Phase.waiting
    package var executor = ""
    package var workers = 0
    /// How many blocks the pass has; 0 when unknown.
    package var blockCount = 0
    /// Blocks begun in this pass.
    package var position = 0
    /// Passes begun.
    package var round = 0
    /// How fast blocks may follow each other; nil where the engine does not ask.
    package var pace: Pace?
    /// The engine is asked to stop before the next block.
    package var isPaused = false

    /// What the header calls the clock.
    package enum Clock: Sendable, Equatable { case waiting, live, paused, ended }

    package var clock: Clock {
        switch phase {
        case .ended: .ended
        case .waiting: isPaused ? .paused : .waiting
        case .running: isPaused ? .paused : .live
        }
    }
}
