/// A set of event kinds: what a collector wants recorded.
package struct EventKindSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package init(_ kind: EventKind) {
        self.init(rawValue: 1 << UInt32(kind.rawValue))
    }

    package static let all = EventKindSet(EventKind.allCases.map { EventKindSet($0) })

    /// Everything but one event per read and write, which are most of the events of a block. For watching for days.
    ///
    /// `altius bench telemetry` measures the difference. On 43 mainnet blocks, one worker, of execution time: everything 2 to
    /// 3 per cent, without accesses less than 1. On a block of 5,000 transfers of 0.35 us each: 8 per cent against 2. So
    /// accesses are left out by whoever does not need them, and recorded for traces, which are made to explain conflicts.
    package static let withoutAccesses = all.subtracting([EventKindSet(.readRecorded), EventKindSet(.writeRecorded)])
}
