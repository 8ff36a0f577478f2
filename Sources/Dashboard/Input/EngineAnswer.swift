import Stepping

/// What the engine's side says to a request that is a question.
package enum EngineAnswer: Sendable, Equatable {
    case simulated(SpeedupCurve)
    case compared(SideBySide)
    case recorded(StepRecording)
    /// The transaction that was asked for could not be recorded; why, in whole sentences.
    case notRecorded(String)
    /// There is no answer; why, in a whole sentence.
    case refused(String)
}
