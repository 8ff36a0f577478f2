/// What recorded costs do not tell of a machine. Times in nanoseconds.
package struct SimulationParameters: Sendable, Equatable {
    /// For looking for work and taking it, per transaction run ahead.
    package var claiming: UInt64
    /// How much longer executions ahead take while other workers run.
    package var contentionAhead: Double
    /// How much longer executions and commits at the frontier take while other workers run.
    package var contentionAtFrontier: Double
    /// How long a worker without work looks for some before it sleeps.
    package var looking: UInt64
    /// From the call to a sleeping worker until it works.
    package var waking: UInt64

    package init(
        claiming: UInt64 = 0, contentionAhead: Double = 1, contentionAtFrontier: Double = 1, looking: UInt64 = 0,
        waking: UInt64 = 0
    ) {
        self.claiming = claiming
        self.contentionAhead = contentionAhead
        self.contentionAtFrontier = contentionAtFrontier
        self.looking = looking
        self.waking = waking
    }
}
