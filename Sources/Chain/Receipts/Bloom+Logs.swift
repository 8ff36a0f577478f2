import Primitives

extension Bloom {
    /// The filter of all addresses and topics in `logs`.
    public init(logs: [Log]) {
        self.init()
        var parts = LogParts()
        parts.append(logs)
        add(parts.positions[...], of: parts.hashes())
    }

    /// The filters of several lists of logs, in their order: those of a block's receipts.
    ///
    /// Hashing is nearly all of the work. What the logs of a block have in common, contracts, events and parties, is hashed once for most
    /// of them, and all that is to be hashed is hashed together.
    ///
    /// - Complexity: O(addresses and topics).
    package static func filters(of lists: [[Log]]) -> [Bloom] {
        var parts = LogParts()
        let ends = lists.map { logs in
            parts.append(logs)
            return parts.positions.count
        }
        let hashes = parts.hashes()
        var start = 0
        return ends.map { end in
            var filter = Bloom()
            filter.add(parts.positions[start..<end], of: hashes)
            start = end
            return filter
        }
    }

    /// The filter of a block: that of all its receipts' logs.
    package init(union receipts: [Receipt]) {
        self.init()
        // Most receipts of a block of payments have no logs, and they are large.
        for index in receipts.indices where !receipts[index].logs.isEmpty { formUnion(receipts[index].bloom) }
    }

    private mutating func add(_ positions: ArraySlice<LogParts.Position>, of hashes: LogParts.Hashes) {
        for position in positions { setBits(hashes[position]) }
    }
}
