extension EventColumns {
    /// Reads what `encode` wrote.
    static func decode(from decoder: inout ByteDecoder) throws(TraceFault) -> [Event] {
        let count = try decoder.count("number of events", elementSize: 8)
        guard count <= TraceFormat.eventsPerChunk else {
            throw TraceFault(expected: "at most \(TraceFormat.eventsPerChunk) events in a chunk", found: "\(count)")
        }
        var kinds = try decoder.part("kinds")
        var workers = try decoder.part("workers")
        var timestamps = try decoder.part("timestamps")
        var blocks = try decoder.part("blocks")
        var transactions = try decoder.part("transactions")
        var incarnations = try decoder.part("incarnations")
        var a = try decoder.part("first payloads")
        var b = try decoder.part("second payloads")

        var events: [Event] = []
        events.reserveCapacity(count)
        var expectation = Expectation()
        for _ in 0..<count {
            let kindNumber = try kinds.byte("kind of event")
            guard let kind = EventKind(rawValue: kindNumber) else {
                throw TraceFault(
                    expected: "a kind of event below \(EventKind.allCases.count)", found: "\(kindNumber)")
            }
            let worker = try workers.integer("worker", as: UInt16.self)
            expectation.meet(worker)
            let context = expectation.context(worker)
            let event = Event(
                timestamp: expectation.timestamp &+ UInt64(bitPattern: try timestamps.signed("timestamp")),
                kind: kind, worker: worker,
                block: context.block &+ UInt32(truncatingIfNeeded: try blocks.signed("block")),
                txIndex: context.txIndex &+ UInt32(truncatingIfNeeded: try transactions.signed("transaction")),
                incarnation: context.incarnation &+ (try incarnations.byte("incarnation")),
                a: expectation.a(kind) &+ UInt64(bitPattern: try a.signed("first payload")),
                b: expectation.b(kind) &+ UInt64(bitPattern: try b.signed("second payload")))
            events.append(event)
            expectation.follow(event)
        }
        for column in [kinds, workers, timestamps, blocks, transactions, incarnations, a, b] {
            try column.finish("column")
        }
        return events
    }
}
