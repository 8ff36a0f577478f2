import Stepping

/// The opcodes of one execution, below the events of the Step screen: asked for, refused, or with a cursor in them.
package struct EVMPane: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        /// The engine's side has been asked.
        case awaited
        /// With the reason in whole sentences.
        case failed(String)
        case open(StepCursor)
    }

    /// The block's number, and its ordinal in the run.
    package let block: UInt64
    package let ordinal: UInt32
    package let transaction: Int
    /// 0 for the first execution of a transaction that had to run again; nil for the committed one.
    package let incarnation: Int?
    package internal(set) var content = Content.awaited

    init(block: UInt64, ordinal: UInt32, transaction: Int, incarnation: Int?) {
        self.ordinal = ordinal
        (self.block, self.transaction, self.incarnation) = (block, transaction, incarnation)
    }

    /// The place in the recording, once it has come.
    package var cursor: StepCursor? {
        if case .open(let cursor) = content { cursor } else { nil }
    }

    /// Moves within what was recorded.
    mutating func move(to step: Int) {
        guard case .open(var cursor) = content else { return }
        // Otherwise the cursor's arrays would be copied at its first change.
        content = .awaited
        cursor.move(to: step)
        content = .open(cursor)
    }

    var request: EngineRequest { .record(block: ordinal, transaction: transaction, incarnation: incarnation) }

    func isAnswered(by recording: StepRecording) -> Bool {
        let execution = recording.execution
        return execution.block == block && execution.transaction == transaction
            && (execution.kind == .first) == (incarnation != nil)
    }
}
