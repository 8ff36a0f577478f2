/// What the engine's side says to a request that is a question.
package enum EngineAnswer: Sendable, Equatable {
    case simulated(SpeedupCurve)
    case compared(SideBySide)
    /// There is no answer; why, in a whole sentence.
    case refused(String)
}
