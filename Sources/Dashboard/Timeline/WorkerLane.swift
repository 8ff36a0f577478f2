/// What one worker did during a block.
package struct WorkerLane: Sendable, Equatable {
    /// In order of time, not overlapping.
    package var spans: [WorkerSpan] = []
    /// Positions of its events, in order.
    package var positions: [Int32] = []

    /// Nanoseconds per activity within a stretch of time.
    /// - Complexity: O(spans in it + log n).
    package func time(from start: UInt64, to end: UInt64) -> [WorkerSpan.Activity: UInt64] {
        var sums: [WorkerSpan.Activity: UInt64] = [:]
        for span in spans[firstSpan(endingAfter: start)...] {
            guard span.start < end else { break }
            sums[span.activity, default: 0] += min(span.end, end) - max(span.start, start)
        }
        return sums
    }

    /// Index of the first span that is not over by then; `spans.count` where there is none.
    package func firstSpan(endingAfter time: UInt64) -> Int { spans.partition(where: { $0.end > time }) }

    /// The position of the worker's last event among the first so many of the block.
    package func lastEvent(before position: Int) -> Int? {
        let count = positions.partition(where: { Int($0) >= position })
        return count == 0 ? nil : Int(positions[count - 1])
    }
}
