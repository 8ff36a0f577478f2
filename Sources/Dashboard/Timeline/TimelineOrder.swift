import Telemetry

/// The order in which a block's events are shown: that of time, but for the reads and writes of an execution. Those are reported when
/// the block is over and stand where they belong, after the execution's end and at its time.
struct TimelineOrder {
    private let arrived: [Event]
    /// Positions of all but reads and writes, in order of time.
    private var order: [Int32] = []
    /// Where each execution's reads and writes arrived: nearly always in one piece.
    private var accesses: [UInt64: Range<Int>] = [:]
    private var furtherAccesses: [UInt64: [Range<Int>]] = [:]

    /// - Parameter arrived: in order of arrival, which is nearly that of time.
    /// - Complexity: O(n), unless an event is late.
    init(_ arrived: [Event]) {
        self.arrived = arrived
        order.reserveCapacity(arrived.count / 2)
        var (isSorted, last) = (true, UInt64.min)
        var position = 0
        while position < arrived.count {
            let event = arrived[position]
            if Self.isAccess(event) {
                position = takeAccesses(from: position)
            } else {
                isSorted = isSorted && last <= event.timestamp
                last = event.timestamp
                order.append(Int32(truncatingIfNeeded: position))
                position += 1
            }
        }
        if !isSorted {
            // Stable, so that the events of one worker keep their order.
            order.sort { (arrived[Int($0)].timestamp, $0) < (arrived[Int($1)].timestamp, $1) }
        }
    }

    private mutating func takeAccesses(from start: Int) -> Int {
        let execution = Self.execution(of: arrived[start])
        var end = start + 1
        while end < arrived.count, Self.isAccess(arrived[end]), Self.execution(of: arrived[end]) == execution {
            end += 1
        }
        if let before = accesses.updateValue(start..<end, forKey: execution) {
            accesses[execution] = before
            furtherAccesses[execution, default: []].append(start..<end)
        }
        return end
    }

    /// Hands over all events in order, with the times at which they stand.
    func visit(_ body: (Event) -> Void) {
        var rest = accesses
        var time: UInt64?
        for position in order {
            let event = arrived[Int(position)]
            // The block's end is last: what belongs to no execution comes before it.
            if event.kind == .blockEnded {
                handOver(rest.keys.sorted(), from: &rest, at: time ?? event.timestamp, body)
            }
            body(event)
            time = event.timestamp
            if event.kind == .executionEnded {
                handOver([Self.execution(of: event)], from: &rest, at: event.timestamp, body)
            }
        }
        // Without any other event, all stand at the first one's time.
        handOver(rest.keys.sorted(), from: &rest, at: time ?? arrived.first?.timestamp ?? 0, body)
    }

    private func handOver(
        _ executions: [UInt64], from rest: inout [UInt64: Range<Int>], at time: UInt64, _ body: (Event) -> Void
    ) {
        for execution in executions {
            guard let first = rest.removeValue(forKey: execution) else { continue }
            let further = furtherAccesses.isEmpty ? [] : furtherAccesses[execution] ?? []
            for range in [first] + further {
                for position in range {
                    var access = arrived[position]
                    access.timestamp = time
                    body(access)
                }
            }
        }
    }

    /// The times of the first and of the last event.
    var span: (first: UInt64, last: UInt64) {
        guard let first = order.first, let last = order.last else {
            let time = arrived.first?.timestamp ?? 0
            return (time, time)
        }
        return (arrived[Int(first)].timestamp, arrived[Int(last)].timestamp)
    }

    private static func isAccess(_ event: Event) -> Bool {
        event.kind == .readRecorded || event.kind == .writeRecorded
    }

    private static func execution(of event: Event) -> UInt64 { UInt64(event.txIndex) << 8 | UInt64(event.incarnation) }
}
