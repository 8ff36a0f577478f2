/// One block in the table.
package struct BlockRow: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// Not done yet; `since` in nanoseconds of the dashboard's clock.
        case executing(since: UInt64)
        case executed(BlockSummary)
        /// With the reason in whole sentences.
        case failed(message: String)
    }

    package var number: UInt64
    package var name: String
    package var transactions: Int?
    package var story: String?
    package var outcome: Outcome
    /// The number of its recording, once that is complete.
    package var recording: Int?

    package init(
        number: UInt64, name: String, transactions: Int?, story: String?, outcome: Outcome, recording: Int? = nil
    ) {
        self.number = number
        self.name = name
        self.transactions = transactions
        self.story = story
        self.outcome = outcome
        self.recording = recording
    }

    /// The figures, once it is executed.
    package var summary: BlockSummary? {
        if case .executed(let summary) = outcome { summary } else { nil }
    }

    /// Neither executed nor failed yet.
    package var isExecuting: Bool {
        if case .executing = outcome { true } else { false }
    }
}
