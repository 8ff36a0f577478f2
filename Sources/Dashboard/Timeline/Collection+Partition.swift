extension RandomAccessCollection {
    /// The first index whose element satisfies the condition; the elements that do must all stand at the end.
    /// - Complexity: O(log n).
    func partition(where isInSecondPart: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = distance(from: startIndex, to: endIndex)
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isInSecondPart(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
