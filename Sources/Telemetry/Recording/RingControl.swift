import Synchronization

/// The bookkeeping of a ring, in raw memory: the producer's part, what both sides exchange, each on cache lines of its
/// own so that the consumer's polling costs the producer nothing.
///
/// Positions count events since the ring was made and never wrap (64 bits); a slot is a position modulo the capacity.
struct RingControl: ~Copyable {
    typealias CacheLine = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    // Constant, or the producer's alone.
    let slots: UnsafeMutablePointer<Event>
    let mask: UInt64
    let kinds: UInt32
    let worker: UInt16
    let usesCounter: Bool
    /// The block that the worker is in.
    var block: UInt32 = 0
    /// Ticks of the last event, for those that share its moment.
    var lastTicks: UInt64 = 0
    /// Where the next event goes.
    var head: UInt64 = 0
    /// What the producer last knew of `tail`.
    var knownTail: UInt64 = 0
    private let padding0: CacheLine = (0, 0, 0, 0, 0, 0, 0, 0)

    // Written by the producer, read by the consumer.
    /// Events before this position may be read.
    let published = Atomic<UInt64>(0)
    /// Events dropped because the ring was full.
    let lost = Atomic<UInt64>(0)
    private let padding1: CacheLine = (0, 0, 0, 0, 0, 0, 0, 0)

    // Written by the consumer, read by the producer.
    /// Slots before this position are free again.
    let tail = Atomic<UInt64>(0)
    private let padding2: CacheLine = (0, 0, 0, 0, 0, 0, 0, 0)

    init(slots: UnsafeMutablePointer<Event>, capacity: Int, worker: UInt16, kinds: EventKindSet, usesCounter: Bool) {
        self.slots = slots
        self.worker = worker
        self.usesCounter = usesCounter
        self.kinds = kinds.rawValue
        mask = UInt64(capacity - 1)
    }
}
