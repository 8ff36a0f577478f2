import Dispatch
import Synchronization

/// What the collector's thread does. Apart from the mailbox, everything here belongs to that thread.
///
/// `@unchecked Sendable`: the `private var`s are touched by `run` only, which is called once, by that thread.
final class CollectorLoop: @unchecked Sendable {
    let ringCapacity: Int
    let kinds: EventKindSet
    let mailbox = Mutex(CollectorMailbox())
    /// Signalled when there is something in the mailbox worth looking at at once.
    let wake = DispatchSemaphore(value: 0)
    /// Signalled when the thread has delivered everything.
    let ended = DispatchSemaphore(value: 0)
    let lost = Atomic<UInt64>(0)
    /// Whether the thread looks seldom, because nothing has happened for a while.
    private let isIdle = Atomic<Bool>(false)

    private let pollInterval: DispatchTimeInterval
    private let clock = TickClock.shared
    private var sinks: [any EventSink]
    private var rings: [EventRing] = []
    /// Per ring, what is held back: newer than the last but one look.
    private var held: [[Event]] = []
    /// Ticks of the last look at the rings.
    private var lastLook: UInt64 = 0
    /// The mail of the last look, for its requests.
    private var requests = CollectorMailbox()

    init(ringCapacity: Int, kinds: EventKindSet, pollInterval: DispatchTimeInterval, sinks: [any EventSink]) {
        self.ringCapacity = ringCapacity
        self.kinds = kinds
        self.pollInterval = pollInterval
        self.sinks = sinks
    }

    func run() {
        var idle = 0
        while !requests.stops {
            if !requests.isPressing {
                // After half a second of silence at the usual 4 ms.
                isIdle.store(idle >= 128, ordering: .sequentiallyConsistent)
                // Whoever posts looks at the flag afterwards: either it is seen there, or the mail is seen here.
                let isLong = idle >= 128 && mailbox.withLock { $0.blocks.isEmpty }
                let pause: DispatchTimeInterval = isLong ? .milliseconds(250) : pollInterval
                if wake.wait(timeout: .now() + pause) == .success { idle = 0 }
            }
            idle = look() ? 0 : idle + 1
        }
        _ = look()
        for sink in sinks { sink.finish(lost: lost.load(ordering: .relaxed)) }
        ended.signal()
    }

    /// Makes sure that the rings are looked at often from now on. Costs a system call only if they are not.
    func rouse() {
        if isIdle.load(ordering: .sequentiallyConsistent) { wake.signal() }
    }

    /// Drains and delivers once, then answers the requests that were known before. Returns whether anything is going
    /// on.
    private func look() -> Bool {
        let now = clock.now()
        // The rings first: what was posted before an event was recorded is in the mailbox by then.
        for index in rings.indices { rings[index].drain(into: &held[index]) }
        let mail = mailbox.withLock { $0.take() }
        let batch = EventBatch(
            blocks: mail.blocks, locationNames: mail.locationNames, conflictValues: mail.conflictValues,
            shardReports: mail.shardReports, results: mail.results,
            events: takeEvents(before: requests.isPressing ? .max : lastLook),
            lost: rings.reduce(0) { $0 + $1.lost })
        lastLook = now
        rings += mail.newRings
        held += mail.newRings.map { _ in [] }
        sinks += mail.newSinks
        let delivers = !batch.isEmpty || batch.lost != lost.load(ordering: .relaxed)
        lost.store(batch.lost, ordering: .relaxed)
        if delivers { for sink in sinks { sink.receive(batch) } }
        remove(requests.removedSinks, lost: batch.lost)
        for flush in requests.flushes { flush.signal() }
        // What was recorded before a request found in the mailbox now may be in a ring still: it is answered after the
        // next look.
        requests = mail
        return delivers || held.contains { !$0.isEmpty }
    }

    /// The drained events up to `horizon` (ticks), in order, with their times in nanoseconds.
    private func takeEvents(before horizon: UInt64) -> [Event] {
        var ready: [[Event]] = []
        for index in held.indices where !held[index].isEmpty {
            let count = held[index].firstIndex { $0.timestamp >= horizon } ?? held[index].count
            ready.append(Array(held[index][..<count]))
            held[index].removeFirst(count)
        }
        var merge = EventMerge(ready)
        var events = merge.merged()
        for index in events.indices { events[index].timestamp = clock.nanoseconds(events[index].timestamp) }
        return events
    }

    private func remove(_ removed: [any EventSink], lost: UInt64) {
        for sink in removed {
            guard let index = sinks.firstIndex(where: { $0 === sink }) else { continue }
            sinks.remove(at: index)
            sink.finish(lost: lost)
        }
    }
}
