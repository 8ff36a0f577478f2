/// Where the time of a commit goes, stage by stage in the order of the work.
package struct CommitTimes: Sendable, Equatable {
    package struct Stage: Sendable, Equatable {
        /// A few words for people.
        package let name: String
        package var nanoseconds: UInt64

        package init(_ name: String, nanoseconds: UInt64) {
            self.name = name
            self.nanoseconds = nanoseconds
        }
    }

    package private(set) var stages: [Stage] = []

    package init() {}

    package var nanoseconds: UInt64 { stages.reduce(0) { $0 &+ $1.nanoseconds } }

    mutating func append(_ name: String, _ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        stages.append(Stage(name, nanoseconds: UInt64(clamping: nanoseconds)))
    }

    static func + (a: CommitTimes, b: CommitTimes) -> CommitTimes {
        var sum = a
        sum += b
        return sum
    }

    static func += (a: inout CommitTimes, b: CommitTimes) { a.stages += b.stages }
}

/// Takes the times of stages that follow each other.
struct CommitStopwatch {
    private(set) var times = CommitTimes()
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant

    init() { last = clock.now }

    /// What has passed since the stage before belongs to this one.
    mutating func end(_ stage: String) {
        let now = clock.now
        times.append(stage, now - last)
        last = now
    }
}
