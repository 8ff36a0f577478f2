/// Which transactions write a location: who wrote what somebody read.
package struct WriteIndex: Sendable {
    /// By location, then transaction, each once.
    private let writes: [Write]

    struct Write: Sendable, Hashable, Comparable {
        let location: UInt32
        let transaction: UInt32

        static func < (a: Write, b: Write) -> Bool { (a.location, a.transaction) < (b.location, b.transaction) }
    }

    init(_ writes: [Write]) {
        var sorted: [Write] = []
        for write in writes.sorted() where write != sorted.last { sorted.append(write) }
        self.writes = sorted
    }

    /// The last transaction before that one which writes the location; nil where it is the first, or writes were not recorded.
    /// - Complexity: O(log n).
    package func lastWriter(of location: UInt32, before transaction: Int) -> Int? {
        let key = Write(location: location, transaction: UInt32(clamping: transaction))
        let end = writes.partition(where: { $0 >= key })
        guard end > 0, writes[end - 1].location == location else { return nil }
        return Int(writes[end - 1].transaction)
    }

    /// How many transactions write the location.
    package func writerCount(of location: UInt32) -> Int {
        writes.partition(where: { $0.location > location }) - writes.partition(where: { $0.location >= location })
    }
}
