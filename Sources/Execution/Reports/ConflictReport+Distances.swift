extension ConflictReport {
    /// How far back in the block transactions depend: element `k` counts the pairs of a reader and a writer that are from 2^k
    /// to 2^(k+1) - 1 transactions apart, each pair once, however many locations it is about. As long as the farthest pair
    /// needs. `nil` where dependencies are not known.
    ///
    /// - Complexity: O(transactions + dependencies).
    package var dependencyDistances: [Int]? {
        guard knowsDependencies else { return nil }
        var histogram: [Int] = []
        // By writer: the reader that was counted last. Dependencies come by reader.
        var counted = [Int](repeating: -1, count: transactions.count)
        for dependency in dependencies {
            guard let writer = dependency.writer, counted.indices.contains(writer), writer < dependency.reader,
                counted[writer] != dependency.reader
            else { continue }
            counted[writer] = dependency.reader
            let distance = dependency.reader - writer
            let bucket = Int.bitWidth - 1 - distance.leadingZeroBitCount
            if bucket >= histogram.count { histogram += repeatElement(0, count: bucket + 1 - histogram.count) }
            histogram[bucket] += 1
        }
        return histogram
    }
}
