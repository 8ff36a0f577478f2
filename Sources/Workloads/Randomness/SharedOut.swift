/// Things in given shares, as exactly as whole numbers allow.
enum SharedOut {
    /// `count` elements of which `share` of `whole` are true, rounded to the nearest, at random places.
    static func flags(count: Int, share: Int, of whole: Int, _ random: inout SplitMix64) -> [Bool] {
        let marked = (count * share + whole / 2) / whole
        var flags = (0..<count).map { $0 < marked }
        random.shuffle(&flags)
        return flags
    }

    /// `count` elements in the proportions of `weights`, in random order. Largest remainders get what rounding down leaves over;
    /// among equal ones the first.
    static func elements<Element>(
        count: Int, weights: [(element: Element, weight: Int)], _ random: inout SplitMix64
    ) -> [Element] {
        let total = weights.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return [] }
        var counts = weights.map { count * $0.weight / total }
        let byRemainder = weights.indices.sorted {
            (-(count * weights[$0].weight % total), $0) < (-(count * weights[$1].weight % total), $1)
        }
        for index in byRemainder.prefix(count - counts.reduce(0, +)) { counts[index] += 1 }
        var elements = zip(weights, counts).flatMap { Array(repeating: $0.element, count: $1) }
        random.shuffle(&elements)
        return elements
    }
}
