/// The positions of every transaction's events, in order: one array cut into pieces.
package struct PositionsByTransaction: Sendable {
    private let starts: [Int32]
    private let positions: [Int32]

    init(_ events: TimelineEvents, count: Int) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for position in 0..<events.count {
            if let transaction = events.transaction(position) { starts[transaction + 1] += 1 }
        }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var positions = [Int32](repeating: 0, count: Int(starts.last ?? 0))
        for position in 0..<events.count {
            guard let transaction = events.transaction(position) else { continue }
            positions[Int(next[transaction])] = Int32(clamping: position)
            next[transaction] += 1
        }
        self.starts = starts
        self.positions = positions
    }

    /// Empty for a transaction that the block does not have.
    package subscript(transaction: Int) -> ArraySlice<Int32> {
        guard transaction >= 0, transaction + 1 < starts.count else { return [] }
        return positions[Int(starts[transaction])..<Int(starts[transaction + 1])]
    }
}
