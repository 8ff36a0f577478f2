/// What one transaction costs, and how it hangs on others: what a simulation needs to know of it. Times in nanoseconds.
package struct TransactionWork: Sendable, Equatable {
    /// Its execution ahead of its turn; `nil` if none was recorded.
    package var ahead: UInt64?
    /// Its execution against the committed state; `nil` if none was recorded.
    package var atFrontier: UInt64?
    /// Checking and settling it.
    package var commit: UInt64
    /// Whether its execution ahead, if there is one, is thrown away.
    package var isConflicting: Bool
    /// Whether it reads anything exactly that an earlier transaction of the block wrote.
    package var isDependent: Bool
    /// Earlier transactions whose writes it reads, in ascending order, each once.
    package var writers: [Int]

    package init(
        ahead: UInt64?, atFrontier: UInt64? = nil, commit: UInt64, isConflicting: Bool = false,
        isDependent: Bool = false,
        writers: [Int] = []
    ) {
        self.ahead = ahead
        self.atFrontier = atFrontier
        self.commit = commit
        self.isConflicting = isConflicting
        self.isDependent = isDependent
        self.writers = writers
    }
}
