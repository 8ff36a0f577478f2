import Telemetry

/// A block in which many chains are going on at a time: transaction i reads what transaction i - `lines` wrote; where they cross, every
/// third one also reads from another chain.
enum WovenBlock {
    static func batch(lines: Int, count: Int = 80, areCrossing: Bool = false) -> EventBatch {
        var events = [Event(timestamp: 0, kind: .blockBegan, worker: 0, block: 0, a: UInt64(count), b: 7)]
        for index in 0..<count {
            let time = UInt64(index) * 1_000
            func add(_ kind: EventKind, _ offset: UInt64, _ a: UInt64, _ b: UInt64 = 0) {
                events.append(
                    Event(
                        timestamp: time + offset, kind: kind, worker: 0, block: 0, txIndex: UInt32(index), a: a, b: b))
            }
            add(.executionBegan, 100, 2)
            add(.executionEnded, 600, 30_000 + UInt64(index), 1)
            if index >= lines {
                let writer = RecordedVersion(txIndex: UInt32(index - lines), incarnation: 0)
                add(.dependencyFound, 700, UInt64(index % lines), writer.word)
            }
            if areCrossing, index > 2 * lines, index % 3 == 0 {
                let other = RecordedVersion(txIndex: UInt32(index - lines - 2), incarnation: 0)
                add(.dependencyFound, 700, UInt64(100 + index % lines), other.word)
            }
            add(.committed, 700, 30_000 + UInt64(index), 1)
        }
        events.append(
            Event(
                timestamp: UInt64(count) * 1_000, kind: .blockEnded, worker: 0, block: 0, a: 0, b: UInt64(count) * 1_000
            ))
        return EventBatch(
            blocks: [BlockDescription(ordinal: 0, number: 7, name: "woven", transactionCount: UInt32(count))],
            events: events)
    }
}
