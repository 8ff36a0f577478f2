/// Merges the events of several workers into one order of time.
package struct EventMerge {
    /// What is left of one worker's events: `events[position...]`, in the order of recording.
    private struct Run {
        var events: [Event]
        var position = 0
    }

    private var runs: [Run]

    /// One array per worker.
    package init(_ arrays: [[Event]]) {
        runs = arrays.filter { !$0.isEmpty }.map { Run(events: $0) }
    }

    /// All events. At equal times the earlier array goes first; events of one array keep their order, whatever their
    /// times say.
    ///
    /// - Complexity: O(n) for few changes between workers, at worst O(n * workers): events come in stretches of one
    ///   worker, and a stretch is copied without looking at the others.
    package mutating func merged() -> [Event] {
        if runs.count == 1 { return runs[0].events }
        var result: [Event] = []
        result.reserveCapacity(runs.reduce(0) { $0 + $1.events.count })
        while let (first, limit) = earliest() {
            let events = runs[first].events
            var position = runs[first].position
            repeat {
                result.append(events[position])
                position += 1
            } while position < events.count && events[position].timestamp < limit
            runs[first].position = position
            if position == events.count { runs.remove(at: first) }
        }
        return result
    }

    /// The run whose next event is earliest, and the time of the next event of any other; `nil` when nothing is left.
    private func earliest() -> (run: Int, limit: UInt64)? {
        guard !runs.isEmpty else { return nil }
        var (best, bestTime, limit) = (0, runs[0].events[runs[0].position].timestamp, UInt64.max)
        for index in runs.indices.dropFirst() {
            let time = runs[index].events[runs[index].position].timestamp
            if time < bestTime {
                (best, bestTime, limit) = (index, time, bestTime)
            } else if time < limit {
                limit = time
            }
        }
        return (best, limit)
    }
}
