import Dispatch
import Foundation
import Synchronization

/// Drains the rings of all workers on a thread of its own and hands batches in order of time to the sinks.
///
/// Workers never notice: they share no lock with the collector. While events come the thread looks every
/// `pollInterval`; after half a second of silence only four times a second. A posted block description wakes it, so an
/// engine that describes its blocks never finds it dozing. Memory is bounded by the rings; what does not fit is lost
/// and counted.
///
/// Order: events are held back for one poll, so that the batches together are in order of time too. Only a worker that
/// the system stops for longer than that between reading the clock and publishing the event can be late with it.
package final class Collector: Sendable {
    private let loop: CollectorLoop

    /// Starts the thread.
    /// - Parameters:
    ///   - ringCapacity: events (40 bytes each) per worker that may wait; rounded up to a power of two. The default
    ///     lasts 4 ms at 16 million events per second.
    ///   - kinds: what is recorded.
    ///   - sinks: who gets the batches from the beginning.
    package init(
        ringCapacity: Int = 1 << 16, kinds: EventKindSet = .all, pollInterval: DispatchTimeInterval = .milliseconds(4),
        sinks: [any EventSink] = []
    ) {
        loop = CollectorLoop(ringCapacity: ringCapacity, kinds: kinds, pollInterval: pollInterval, sinks: sinks)
        let thread = Thread { [loop] in loop.run() }
        thread.name = "telemetry"
        thread.start()
    }

    deinit {
        stop()
    }

    /// A recorder for one worker, with a ring of its own. Call it once per worker, not per block: the ring lives as
    /// long as the collector. The recorder must not be used after that; after `stop` it may, to no effect.
    package func makeRecorder(worker: UInt16) -> Recorder {
        let ring = EventRing(minimumCapacity: loop.ringCapacity, worker: worker, kinds: loop.kinds)
        loop.mailbox.withLock { $0.newRings.append(ring) }
        return Recorder(ring)
    }

    /// Describes a block. Post it before recording the block's `blockBegan`: it is then delivered no later than that
    /// event.
    package func post(_ block: BlockDescription) {
        loop.mailbox.withLock { $0.blocks.append(block) }
        loop.rouse()
    }

    /// Names locations. Post a block's table before recording its `blockEnded`, from the same thread: it is then
    /// delivered no later than that event.
    package func post(_ table: LocationNames) {
        loop.mailbox.withLock { $0.locationNames.append(table) }
    }

    /// Tells the values behind conflicts; as for locations.
    package func post(_ table: ConflictValues) {
        loop.mailbox.withLock { $0.conflictValues.append(table) }
    }

    /// Tells what the shards did for a block, once it is committed. It is delivered after the block's description, perhaps before its
    /// last events, which are held back for a while.
    package func post(_ report: ShardReport) {
        loop.mailbox.withLock { $0.shardReports.append(report) }
        loop.rouse()
    }

    /// Tells what became of a block. Post it before the next block begins, from the same thread: it is delivered after the block's
    /// description, perhaps before its last events, and no later than the next block's first.
    package func post(_ result: BlockResult) {
        loop.mailbox.withLock { $0.results.append(result) }
        loop.rouse()
    }

    /// The sink receives what is delivered from now on.
    package func add(_ sink: any EventSink) {
        loop.mailbox.withLock { $0.newSinks.append(sink) }
        loop.wake.signal()
    }

    /// The sink gets what was recorded before the call, then `finish`, and nothing after. Returns when that is done.
    package func remove(_ sink: any EventSink) {
        loop.mailbox.withLock { $0.removedSinks.append(sink) }
        flush()
    }

    /// Returns when everything recorded and posted before the call has been delivered. Not to be called by a sink.
    package func flush() {
        let done = DispatchSemaphore(value: 0)
        let isRunning = loop.mailbox.withLock { mailbox in
            guard !mailbox.stops else { return false }
            mailbox.flushes.append(done)
            return true
        }
        guard isRunning else { return }
        loop.wake.signal()
        done.wait()
    }

    /// Delivers what was recorded before the call, finishes the sinks and ends the thread. What is recorded later is
    /// ignored. Calling it again does nothing. Not to be called by a sink.
    package func stop() {
        loop.mailbox.withLock { $0.stops = true }
        loop.wake.signal()
        loop.ended.wait()
        // For the next caller.
        loop.ended.signal()
    }

    /// Events lost so far, as of the last batch.
    package var lost: UInt64 { loop.lost.load(ordering: .relaxed) }
}
