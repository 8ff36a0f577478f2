import CProcessor
import Dispatch
import Synchronization

extension RingControl {
    /// The producer's side. One call, no loop, no lock, no allocation.
    @inline(__always)
    mutating func append(
        _ kind: EventKind, txIndex: UInt32, incarnation: UInt8, a: UInt64, b: UInt64, atSameInstant: Bool
    ) {
        guard kinds &>> UInt32(kind.rawValue) & 1 != 0 else { return }
        if !atSameInstant || lastTicks == 0 {
            readClock()
        }
        if head &- knownTail > mask {
            knownTail = tail.load(ordering: .acquiring)
            guard head &- knownTail <= mask else {
                // Only this thread writes the counter: no read-modify-write is needed.
                lost.store(lost.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
                return
            }
        }
        (slots + Int(truncatingIfNeeded: head & mask)).initialize(
            to: Event(
                timestamp: lastTicks, kind: kind, worker: worker, block: block, txIndex: txIndex,
                incarnation: incarnation, a: a, b: b))
        head &+= 1
        published.store(head, ordering: .releasing)
    }

    @inline(__always)
    mutating func readClock() {
        lastTicks = usesCounter ? ticks_now() : Self.systemTime()
    }

    /// Slots that are free, by what the consumer has said until now.
    var room: Int { Int(mask + 1 - (head - tail.load(ordering: .acquiring))) }

    /// Out of line, so that the usual way needs no registers saved.
    @inline(never)
    private static func systemTime() -> UInt64 {
        DispatchTime.now().uptimeNanoseconds
    }
}
