import EVM
import Execution
import Primitives
import State
import Synchronization
import Telemetry
import Testing

/// What an executor reported of the blocks that it was given.
final class RecordedBlocks: EventSink {
    private let batches = Mutex<[EventBatch]>([])

    func receive(_ batch: EventBatch) { batches.withLock { $0.append(batch) } }
    func finish(lost: UInt64) {}

    private var all: [EventBatch] { batches.withLock { $0 } }
    var events: [Event] { all.flatMap(\.events) }
    var blocks: [BlockDescription] { all.flatMap(\.blocks) }

    func events(of block: UInt32, _ kinds: EventKind...) -> [Event] {
        events.filter { $0.block == block && (kinds.isEmpty || kinds.contains($0.kind)) }
    }

    func names(of block: UInt32) -> [LocationNames.Entry] {
        all.flatMap(\.locationNames).filter { $0.block == block }.flatMap(\.entries)
    }

    func conflictValues(of block: UInt32) -> [ConflictValues.Entry] {
        all.flatMap(\.conflictValues).filter { $0.block == block }.flatMap(\.entries)
    }

    /// The events of a block without what timing decides, in an order of their own: who recorded them and when is gone,
    /// locations go by name.
    func decisions(of block: UInt32) -> [Decision] {
        let names = Dictionary(uniqueKeysWithValues: names(of: block).map { ($0.id, $0.location) })
        return events(of: block).filter { $0.kind != .frontierTaken && $0.kind != .blockEnded }
            .map { Decision($0, names) }.sorted()
    }

    /// Executes the tasks on a new executor; the blocks' ordinals are their positions.
    static func of(
        _ tasks: [BlockTask], workers: Int, kinds: EventKindSet = .all
    ) throws -> (recorded: RecordedBlocks, outcomes: [BlockOutcome]) {
        let sink = RecordedBlocks()
        let collector = Collector(ringCapacity: 1 << 18, kinds: kinds, sinks: [sink])
        let executor = ParallelExecutor(workers: workers, telemetry: collector) { EthereumVM() }
        let outcomes = try tasks.enumerated().map { ordinal, task in
            var task = task
            task.ordinal = UInt32(ordinal)
            return try executor.execute(task)
        }
        collector.stop()
        try #require(collector.lost == 0, "the rings are large enough for these blocks")
        return (sink, outcomes)
    }
}

/// An event without its time, worker and numbering.
struct Decision: Hashable, Comparable {
    let txIndex: UInt32
    let incarnation: UInt8
    let kind: UInt8
    let location: String
    let a: UInt64
    let b: UInt64

    init(_ event: Event, _ names: [UInt32: LocationDescription]) {
        (txIndex, incarnation, kind, b) = (event.txIndex, event.incarnation, event.kind.rawValue, event.b)
        let isAboutLocation = [.readRecorded, .writeRecorded, .dependencyFound, .conflictFound].contains(event.kind)
        location = isAboutLocation ? names[UInt32(event.a)].map { "\($0)" } ?? "unnamed" : ""
        a = isAboutLocation ? 0 : event.a
    }

    private var order: (UInt32, UInt8, UInt8, String, UInt64, UInt64) {
        (txIndex, incarnation, kind, location, a, b)
    }

    static func < (a: Decision, b: Decision) -> Bool { a.order < b.order }
}
