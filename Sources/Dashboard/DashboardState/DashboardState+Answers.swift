extension DashboardState {
    /// Shows what the engine's side says to a question, over the screen that it was asked on.
    mutating func show(_ answer: EngineAnswer) {
        switch answer {
        case .simulated(let curve):
            notice = nil
            popup = Popup("Simulated: block \(curve.number) on more workers", answer)
        case .compared(let comparison):
            notice = nil
            popup = Popup("Block \(comparison.number) by each executor", answer)
        case .recorded(let recording): receive(recording)
        case .notRecorded(let reason): receiveRefusal(reason)
        case .refused(let reason): notice = reason
        }
    }
}
