import Telemetry

/// The events of one block by position, in order of time: columns of about 20 bytes per event.
package struct TimelineEvents: Sendable {
    private var kinds: [EventKind] = []
    private var workers: [UInt16] = []
    private var incarnations: [UInt8] = []
    private var transactions: [UInt32] = []
    private var offsets: [UInt32] = []
    private var a = WordColumn()
    private var b = WordColumn()
    /// Offsets count units of two to this power nanoseconds: 0 for blocks of up to four seconds.
    private let shift: UInt64
    private let block: UInt32
    /// The first event's time, in nanoseconds of the recorder's clock.
    package let origin: UInt64

    /// - Parameter events: of one block, in order of arrival.
    init(_ events: [Event]) {
        let order = TimelineOrder(events)
        let span = order.span
        origin = span.first
        block = events.first?.block ?? 0
        let length = span.last - span.first
        var shift: UInt64 = 0
        while length >> shift > UInt64(UInt32.max) { shift += 1 }
        self.shift = shift
        kinds.reserveCapacity(events.count)
        workers.reserveCapacity(events.count)
        incarnations.reserveCapacity(events.count)
        transactions.reserveCapacity(events.count)
        offsets.reserveCapacity(events.count)
        a.reserveCapacity(events.count)
        b.reserveCapacity(events.count)
        var last: UInt64 = 0
        order.visit { event in
            var offset = event.timestamp - origin
            // Its own time is that of the report, some time after the last commit; it says how long the block took.
            if event.kind == .blockEnded { offset = max(last, min(offset, event.b)) }
            last = offset
            kinds.append(event.kind)
            workers.append(event.worker)
            incarnations.append(event.incarnation)
            transactions.append(event.txIndex)
            offsets.append(UInt32(truncatingIfNeeded: offset >> shift))
            a.append(event.a)
            b.append(event.b)
        }
    }

    package var count: Int { kinds.count }

    /// Nanoseconds from the first event to that one.
    package func time(_ position: Int) -> UInt64 { UInt64(offsets[position]) << shift }

    package func kind(_ position: Int) -> EventKind { kinds[position] }
    package func worker(_ position: Int) -> Int { Int(workers[position]) }

    /// Nil for events about the whole block.
    package func transaction(_ position: Int) -> Int? {
        transactions[position] == Event.noTransaction ? nil : Int(transactions[position])
    }

    /// The event as it came, but for nanoseconds lost in blocks of more than four seconds, and the time of `blockEnded`: that is when
    /// the block was over, not when it was reported.
    package subscript(position: Int) -> Event {
        Event(
            timestamp: origin + time(position), kind: kinds[position], worker: workers[position], block: block,
            txIndex: transactions[position], incarnation: incarnations[position], a: a[position], b: b[position])
    }

    /// Nanoseconds from the first event to the last.
    package var duration: UInt64 { count == 0 ? 0 : time(count - 1) }

    /// How many events have happened at a time, those of that very nanosecond included.
    /// - Complexity: O(log n).
    package func count(until time: UInt64) -> Int { offsets.partition(where: { UInt64($0) << shift > time }) }
}
