/// Events by column, each as the difference to what can be expected: the previous time; the last block, transaction and
/// incarnation of the same worker; the last payload of the same kind of event.
///
/// A column of mostly zeros is what compression likes: see the test of trace sizes for bytes per event. Expectations
/// start anew with each chunk.
struct EventColumns {
    /// What a worker was last seen with.
    struct Context {
        var block: UInt32 = 0
        var txIndex: UInt32 = 0
        var incarnation: UInt8 = 0
    }

    /// What the next event is compared with.
    struct Expectation {
        var timestamp: UInt64 = 0
        private var workers: [Context] = [Context()]
        private var a = [UInt64](repeating: 0, count: EventKind.allCases.count)
        private var b = [UInt64](repeating: 0, count: EventKind.allCases.count)

        /// Makes room for the worker. At most 65,536 small entries.
        mutating func meet(_ worker: UInt16) {
            if workers.count <= Int(worker) {
                workers += repeatElement(Context(), count: Int(worker) + 1 - workers.count)
            }
        }

        func context(_ worker: UInt16) -> Context { workers[Int(worker)] }
        func a(_ kind: EventKind) -> UInt64 { a[Int(kind.rawValue)] }
        func b(_ kind: EventKind) -> UInt64 { b[Int(kind.rawValue)] }

        mutating func follow(_ event: Event) {
            timestamp = event.timestamp
            workers[Int(event.worker)] = Context(
                block: event.block, txIndex: event.txIndex, incarnation: event.incarnation)
            a[Int(event.kind.rawValue)] = event.a
            b[Int(event.kind.rawValue)] = event.b
        }
    }

    private(set) var count = 0
    private var expectation = Expectation()
    private var kinds = ByteEncoder()
    private var workers = ByteEncoder()
    private var timestamps = ByteEncoder()
    private var blocks = ByteEncoder()
    private var transactions = ByteEncoder()
    private var incarnations = ByteEncoder()
    private var a = ByteEncoder()
    private var b = ByteEncoder()

    mutating func append(_ event: Event) {
        expectation.meet(event.worker)
        let context = expectation.context(event.worker)
        kinds.append(byte: event.kind.rawValue)
        workers.append(UInt64(event.worker))
        timestamps.appendSigned(Int64(bitPattern: event.timestamp &- expectation.timestamp))
        blocks.appendSigned(Int64(Int32(bitPattern: event.block &- context.block)))
        transactions.appendSigned(Int64(Int32(bitPattern: event.txIndex &- context.txIndex)))
        incarnations.append(byte: event.incarnation &- context.incarnation)
        a.appendSigned(Int64(bitPattern: event.a &- expectation.a(event.kind)))
        b.appendSigned(Int64(bitPattern: event.b &- expectation.b(event.kind)))
        expectation.follow(event)
        count += 1
    }

    /// The number of events, then each column, counted.
    func encode(to encoder: inout ByteEncoder) {
        encoder.append(UInt64(count))
        for column in [kinds, workers, timestamps, blocks, transactions, incarnations, a, b] {
            encoder.appendCounted(column.bytes)
        }
    }
}
