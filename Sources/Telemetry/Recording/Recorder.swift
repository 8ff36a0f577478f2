/// What a worker records events with.
///
/// A copy is a pointer and records into the same ring, so an engine and the view it works on may each hold one. Off, a
/// call is one test of that pointer.
///
/// Unsafe in two respects, hence `@unchecked Sendable`:
/// - The copies of one recorder must not be *used* by two threads at a time. A recorder may move to another thread with
///   whatever hands the work over; `Collector.makeRecorder` gives each worker its own.
/// - It must not be used once its ring is gone: whoever holds recorders holds the collector too. A reference in here
///   instead costs 8 ns per event, three times as much as everything but the clock: it is retained and released around
///   every call.
///
/// The type is public, as are those in its signatures, because the compiler inlines no member of a `package` type into
/// another module. Its members are not.
public struct Recorder: @unchecked Sendable, BitwiseCopyable {
    /// The ring's control block, opaque so that clients inline no more than the test.
    @usableFromInline let control: UnsafeMutableRawPointer?

    /// Records nothing.
    @inlinable package static var off: Recorder { Recorder(control: nil) }

    /// Records into `ring`, which has to outlive the recorder; `nil` is off.
    package init(_ ring: EventRing?) {
        control = ring.map { UnsafeMutableRawPointer($0.control) }
    }

    @usableFromInline
    init(control: UnsafeMutableRawPointer?) {
        self.control = control
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

    /// Records an event of this moment in the block last entered; without `txIndex` it is about the block
    /// (`Event.noTransaction`).
    @inlinable @inline(__always)
    package func record(
        _ kind: EventKind, txIndex: UInt32 = .max, incarnation: UInt8 = 0, _ a: UInt64 = 0,
        _ b: UInt64 = 0
    ) {
        guard let control else { return }
        append(kind, txIndex, incarnation, a, b, control)
    }

    /// Events that the ring has room for now; none if this records nothing.
    package var room: Int {
        control.map { $0.assumingMemoryBound(to: RingControl.self).pointee.room } ?? 0
    }

    /// Reads the clock for the events at the same instant that follow.
    package func advanceInstant() {
        control?.assumingMemoryBound(to: RingControl.self).pointee.readClock()
    }

    /// Records an event with the timestamp of this recorder's last one. Reading the clock is most of the cost of an
    /// event, and the reads and writes of an execution are reported together at its end anyway.
    @inlinable @inline(__always)
    package func recordAtSameInstant(
        _ kind: EventKind, txIndex: UInt32 = .max, incarnation: UInt8 = 0, _ a: UInt64 = 0,
        _ b: UInt64 = 0
    ) {
        guard let control else { return }
        appendAtSameInstant(kind, txIndex, incarnation, a, b, control)
    }
}
