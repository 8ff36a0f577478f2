import Telemetry

/// The order in which a block's events are shown: that of time, but for the reads and writes of an execution. Those are reported when
/// the block is over and stand where they belong, after the execution's end and at its time.
enum TimelineOrder {
    /// - Parameter events: in order of arrival, which is nearly that of time.
    /// - Complexity: O(n), unless one is late.
    static func sorted(_ arrived: [Event]) -> [Event] {
        var accesses: [UInt64: ArraySlice<Event>] = [:]
        var events: [Event] = []
        events.reserveCapacity(arrived.count)
        var start = arrived.startIndex
        while start < arrived.endIndex {
            guard isAccess(arrived[start]) else {
                events.append(arrived[start])
                start += 1
                continue
            }
            let execution = execution(of: arrived[start])
            let end =
                arrived[start...].firstIndex { !isAccess($0) || Self.execution(of: $0) != execution }
                ?? arrived.endIndex
            accesses[execution, default: []] += arrived[start..<end]
            start = end
        }
        if zip(events, events.dropFirst()).contains(where: { $0.timestamp > $1.timestamp }) {
            // Stable, so that the events of one worker keep their order.
            let order = events.indices.sorted { (events[$0].timestamp, $0) < (events[$1].timestamp, $1) }
            events = order.map { events[$0] }
        }
        return accesses.isEmpty ? events : joined(events, &accesses)
    }

    private static func joined(_ events: [Event], _ accesses: inout [UInt64: ArraySlice<Event>]) -> [Event] {
        var result: [Event] = []
        result.reserveCapacity(events.count + accesses.values.reduce(0) { $0 + $1.count })
        for event in events {
            // The block's end is last, and what belongs to no execution comes before it.
            if event.kind == .blockEnded { result += rest(&accesses, at: result.last?.timestamp ?? event.timestamp) }
            result.append(event)
            guard event.kind == .executionEnded, let own = accesses.removeValue(forKey: execution(of: event)) else {
                continue
            }
            result += moved(own, to: event.timestamp)
        }
        return result + rest(&accesses, at: result.last?.timestamp)
    }

    /// Accesses of executions whose end was lost.
    private static func rest(_ accesses: inout [UInt64: ArraySlice<Event>], at time: UInt64?) -> [Event] {
        defer { accesses = [:] }
        let found = accesses.values.joined().sorted {
            ($0.timestamp, execution(of: $0)) < ($1.timestamp, execution(of: $1))
        }
        return time.map { moved(found, to: $0) } ?? found
    }

    private static func moved(_ accesses: some Collection<Event>, to time: UInt64) -> [Event] {
        accesses.map { access in
            var moved = access
            moved.timestamp = time
            return moved
        }
    }

    private static func isAccess(_ event: Event) -> Bool {
        event.kind == .readRecorded || event.kind == .writeRecorded
    }

    private static func execution(of event: Event) -> UInt64 { UInt64(event.txIndex) << 8 | UInt64(event.incarnation) }
}
