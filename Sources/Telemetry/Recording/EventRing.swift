import Synchronization

/// A ring buffer between one worker, which records, and the collector, which drains. Neither ever waits for the other:
/// an event that finds the ring full is dropped and counted, none is overwritten.
///
/// Unsafe: raw memory. `@unchecked Sendable` holds because the producer's fields are touched by the one thread that
/// holds the recorder, `drain` is called by one thread at a time, and they meet only in atomics: a slot is written
/// before `published` is released and read after it is acquired; it is reused after `tail` is acquired, which was
/// released after reading.
package final class EventRing: @unchecked Sendable {
    let control: UnsafeMutablePointer<RingControl>
    package let capacity: Int

    /// - Parameter minimumCapacity: rounded up to a power of two.
    package init(minimumCapacity: Int, worker: UInt16, kinds: EventKindSet = .all, clock: TickClock = .shared) {
        precondition((1...1 << 30).contains(minimumCapacity), "a ring holds between one and 2^30 events")
        capacity = 1 << (Int.bitWidth - (minimumCapacity - 1).leadingZeroBitCount)
        let slots = UnsafeMutablePointer<Event>.allocate(capacity: capacity)
        control = .allocate(capacity: 1)
        control.initialize(
            to: RingControl(
                slots: slots, capacity: capacity, worker: worker, kinds: kinds, usesCounter: clock.usesCounter))
    }

    deinit {
        control.pointee.slots.deallocate()
        control.deinitialize(count: 1)
        control.deallocate()
    }

    /// How many events found the ring full.
    package var lost: UInt64 { control.pointee.lost.load(ordering: .relaxed) }

    /// Moves what has been published to the end of `events`, oldest first. O(n) in what there is.
    package func drain(into events: inout [Event]) {
        let start = control.pointee.tail.load(ordering: .relaxed)
        let end = control.pointee.published.load(ordering: .acquiring)
        guard start < end else { return }
        let (slots, mask) = (control.pointee.slots, control.pointee.mask)
        let first = Int(start & mask)
        let count = Int(end - start)
        let beforeWrap = min(count, capacity - first)
        events.append(contentsOf: UnsafeBufferPointer(start: slots + first, count: beforeWrap))
        events.append(contentsOf: UnsafeBufferPointer(start: slots, count: count - beforeWrap))
        control.pointee.tail.store(end, ordering: .releasing)
    }
}
