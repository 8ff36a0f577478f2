/// What each column of a lane shows: the activity that took most of its time.
struct LaneBuckets {
    enum Bucket: Equatable {
        /// The worker waited.
        case gap
        /// At work for less than an eighth of the time.
        case speck
        case busy(WorkerSpan.Activity)
    }

    let buckets: [Bucket]

    /// - Parameter end: what comes after it has not happened yet.
    /// - Complexity: O(columns + spans in the window).
    init(_ lane: WorkerLane, window: Range<UInt64>, end: UInt64, width: Int) {
        let activities = WorkerSpan.Activity.allCases.count
        var shares = [Double](repeating: 0, count: max(0, width) * activities)
        let length = Double(window.upperBound - window.lowerBound)
        for span in lane.spans[lane.firstSpan(endingAfter: window.lowerBound)...] {
            let stop = min(span.end, window.upperBound, end)
            guard span.start < window.upperBound, span.start < stop, width > 0 else { break }
            let from = Double(max(span.start, window.lowerBound) - window.lowerBound) / length * Double(width)
            let to = Double(stop - window.lowerBound) / length * Double(width)
            var column = Int(from)
            while column < width, Double(column) < to {
                shares[column * activities + Int(span.activity.rawValue)] +=
                    min(to, Double(column + 1)) - max(from, Double(column))
                column += 1
            }
        }
        buckets = (0..<max(0, width)).map { column in
            let part = shares[(column * activities)..<((column + 1) * activities)]
            let busy = part.reduce(0, +)
            guard busy > 0 else { return .gap }
            guard busy >= 0.125 else { return .speck }
            let first = part.startIndex
            let most = part.indices.max { part[$0] < part[$1] } ?? first
            return WorkerSpan.Activity(rawValue: UInt8(most - first)).map { .busy($0) } ?? .gap
        }
    }
}
