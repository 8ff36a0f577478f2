import State
import Telemetry

extension Worker {
    /// Reports the end of an execution; `nil` for one that threw at the frontier.
    func reportEnd(of outcome: TransactionOutcome?, isValid: Bool, _ index: Int, incarnation: UInt8) {
        guard recorder.isOn else { return }
        let status: ExecutionStatus
        if let outcome, isValid {
            status = outcome.succeeded ? .succeeded : .failed
        } else {
            status = .invalid
        }
        recorder.record(
            .executionEnded, txIndex: UInt32(truncatingIfNeeded: index), incarnation: incarnation,
            outcome?.gasUsed ?? 0, status.rawValue)
    }

    /// Keeps what an execution read and wrote, to be reported at the block's end.
    func observe(_ attempt: Attempt, _ index: Int, incarnation: UInt8, dependencies: Range<Int> = 0..<0) {
        guard recorder.records(.readRecorded) || recorder.records(.writeRecorded) else { return }
        observed.append(
            ObservedExecution(
                txIndex: UInt32(truncatingIfNeeded: index), incarnation: incarnation, effects: attempt.effects,
                dependencies: dependencies))
    }

    /// Reports what an execution read and wrote, at the moment of this recorder's last event.
    ///
    /// - Parameters:
    ///   - names: takes the IDs of the locations.
    ///   - version: the version that a read observed; `nil` if all observed the state before the block.
    func reportAccesses(
        of execution: ObservedExecution, _ names: inout LocationIDSet, version: ((Access) -> RecordedVersion)? = nil
    ) {
        let (recorder, txIndex, incarnation) = (recorder, execution.txIndex, execution.incarnation)
        execution.effects.withAccesses { accesses in
            for access in accesses {
                let id = EventLocation.id(access)
                names.insert(id)
                switch access.use {
                case .read:
                    let observed = version?(access) ?? .base
                    recorder.recordAtSameInstant(
                        .readRecorded, txIndex: txIndex, incarnation: incarnation, UInt64(id), observed.word)
                case .write:
                    recorder.recordAtSameInstant(
                        .writeRecorded, txIndex: txIndex, incarnation: incarnation, UInt64(id), 0)
                case .change:
                    recorder.recordAtSameInstant(
                        .writeRecorded, txIndex: txIndex, incarnation: incarnation, UInt64(id), 1)
                }
            }
        }
    }
}
