/// One thing that happened on a worker: 36 bytes without references, so that recording one is a handful of stores.
package struct Event: Hashable, Sendable, BitwiseCopyable {
    /// Nanoseconds of the monotonic clock. Inside a ring: ticks (see `TickClock`); the collector converts.
    package var timestamp: UInt64
    /// First payload word; `EventKind` says what it holds.
    package var a: UInt64
    /// Second payload word.
    package var b: UInt64
    /// Position of the block in the run or stream, from 0; not the block number.
    package var block: UInt32
    /// Position of the transaction in its block, or `noTransaction`.
    package var txIndex: UInt32
    /// The worker that recorded the event.
    package var worker: UInt16
    package var kind: EventKind
    /// Which execution of the transaction: 0, 1, ...
    package var incarnation: UInt8

    @inline(__always)
    package init(
        timestamp: UInt64, kind: EventKind, worker: UInt16, block: UInt32, txIndex: UInt32 = noTransaction,
        incarnation: UInt8 = 0, a: UInt64 = 0, b: UInt64 = 0
    ) {
        self.timestamp = timestamp
        self.a = a
        self.b = b
        self.block = block
        self.txIndex = txIndex
        self.worker = worker
        self.kind = kind
        self.incarnation = incarnation
    }

    /// The `txIndex` of events about a whole block.
    package static var noTransaction: UInt32 { .max }
}
