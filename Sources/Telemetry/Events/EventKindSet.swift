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
    package static let withoutAccesses = all.subtracting([EventKindSet(.readRecorded), EventKindSet(.writeRecorded)])
}
