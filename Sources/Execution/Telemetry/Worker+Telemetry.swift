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

    /// Reports what an execution read and wrote, at the moment of this recorder's last event.
    ///
    /// - Parameter version: the version that a read observed; `nil` if all observed the state before the block.
    func reportAccesses(
        of attempt: Attempt, _ index: Int, incarnation: UInt8, version: ((Access) -> RecordedVersion)? = nil
    ) {
        guard recorder.records(.readRecorded) || recorder.records(.writeRecorded) else { return }
        reportedEffects.append(attempt.effects)
        let (recorder, txIndex) = (recorder, UInt32(truncatingIfNeeded: index))
        attempt.effects.withAccesses { accesses in
            for access in accesses {
                let id = UInt64(EventLocation.id(access))
                switch access.use {
                case .read:
                    let observed = version?(access) ?? .base
                    recorder.recordAtSameInstant(
                        .readRecorded, txIndex: txIndex, incarnation: incarnation, id, observed.word)
                case .write:
                    recorder.recordAtSameInstant(.writeRecorded, txIndex: txIndex, incarnation: incarnation, id, 0)
                case .change:
                    recorder.recordAtSameInstant(.writeRecorded, txIndex: txIndex, incarnation: incarnation, id, 1)
                }
            }
        }
    }
}
