/// A worker of a simulation: what it does, and until when.
struct VirtualWorker {
    enum Step {
        /// About to look for work.
        case idle
        /// Runs `index` ahead of its turn, and then the rest of its claim, up to `end`; urgent ones are claims of their own.
        case ahead(index: Int, end: Int)
        /// Owns the frontier, and runs if need be and commits `index`.
        case commit(index: Int)
        /// Runs `index` again because what it depends on is known now.
        case repair(index: Int)
        /// Looks for work, soon to sleep.
        case looking
        case sleeping
        /// Was called, and looks whether there is reason to.
        case waking
    }

    var step = Step.idle
    /// When the step ends; `UInt64.max` if only others can end it.
    var time: UInt64 = 0
}

/// How far a transaction of a simulation is.
enum TransactionProgress {
    /// Not in the window.
    case waiting
    /// In the window, to be run ahead.
    case window
    /// In the window, to be run ahead before others.
    case urgent
    /// In the window, to be run at its turn, or when its writers are done.
    case deferred
    /// Its execution ahead is over.
    case ranAhead
    /// Can be committed without running again: only used for repair along dependencies.
    case final
}
