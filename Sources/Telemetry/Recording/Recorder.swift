/// What a worker records events with.
///
/// A copy is two words and records into the same ring, so an engine and the view it works on may each hold one. Off, a call is
/// one test of a pointer.
///
/// Unsafe in one respect, hence `@unchecked Sendable`: the copies of one recorder must not be *used* by two threads at a time. A
/// recorder may move to another thread with whatever hands the work over. `Collector.makeRecorder` gives each worker its own.
package struct Recorder: @unchecked Sendable {
    /// The ring's control block, opaque so that clients inline no more than the test.
    @usableFromInline let control: UnsafeMutableRawPointer?
    /// Keeps `control` alive.
    private let ring: EventRing?

    /// Records nothing.
    package static let off = Recorder(nil)

    /// Records into `ring`; `nil` is off.
    package init(_ ring: EventRing?) {
        self.ring = ring
        control = ring.map { UnsafeMutableRawPointer($0.control) }
    }

    /// Whether anything is recorded at all: to skip work that only serves events.
    @inlinable @inline(__always)
    package var isOn: Bool { control != nil }

    /// Whether events of this kind are recorded.
    @inlinable @inline(__always)
    package func records(_ kind: EventKind) -> Bool {
        guard let control else { return false }
        return wants(kind, control)
    }

    /// Says which block (its position in the run or stream) the following events belong to.
    @inlinable @inline(__always)
    package func enterBlock(_ ordinal: UInt32) {
        guard let control else { return }
        setBlock(ordinal, control)
    }

    /// Records an event of this moment in the block last entered.
    @inlinable @inline(__always)
    package func record(
        _ kind: EventKind, txIndex: UInt32 = Event.noTransaction, incarnation: UInt8 = 0, _ a: UInt64 = 0,
        _ b: UInt64 = 0
    ) {
        guard let control else { return }
        append(kind, txIndex, incarnation, a, b, control)
    }

    /// Records an event with the timestamp of this recorder's last one. Reading the clock is most of the cost of an event, and
    /// the reads and writes of an execution are reported together at its end anyway.
    @inlinable @inline(__always)
    package func recordAtSameInstant(
        _ kind: EventKind, txIndex: UInt32 = Event.noTransaction, incarnation: UInt8 = 0, _ a: UInt64 = 0,
        _ b: UInt64 = 0
    ) {
        guard let control else { return }
        appendAtSameInstant(kind, txIndex, incarnation, a, b, control)
    }
}
