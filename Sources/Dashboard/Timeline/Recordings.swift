import Telemetry

/// The recorded blocks that are kept, each under the number of its arrival, counted from 0.
///
/// Memory is bounded by a number of events: when there are more, the oldest blocks go. The block on the screen and the newest one
/// never go. What arrives of a block that is already complete is ignored.
package struct Recordings: Sendable {
    /// A block that became complete, and the number it is kept under.
    package struct Completed: Sendable {
        package let recording: Int
        let block: OpenBlock
    }

    /// Events kept: about 40 MB of them.
    package static let eventLimit = 1_000_000
    /// Events of one block beyond this are counted, not kept.
    package static let blockEventLimit = 1_000_000
    /// Blocks kept, however small they are.
    package static let blockLimit = 4_096
    /// Blocks whose shard reports are kept: 10 MB of them.
    package static let reportLimit = 512
    /// Blocks that may be going on at a time. More are the remains of blocks that were refused.
    private static let openLimit = 4

    /// Workers that blocks which become complete had.
    package var workers = 0
    private var kept: [Int: RecordedBlock] = [:]
    /// In order of arrival.
    private var order: [Int] = []
    private var open: [OpenBlock] = []
    /// What the shards did, by the number of the block's arrival.
    private var reports: [Int: ShardReport] = [:]
    private var eventCount = 0
    private let eventLimit: Int
    private let blockEventLimit: Int
    /// The number the next complete block gets.
    package private(set) var end = 0

    package init(eventLimit: Int = Recordings.eventLimit, blockEventLimit: Int = Recordings.blockEventLimit) {
        self.eventLimit = eventLimit
        self.blockEventLimit = blockEventLimit
    }

    package subscript(number: Int) -> BlockTimeline? { kept[number]?.timeline }

    /// The same without a look at its events.
    func block(_ number: Int) -> RecordedBlock? { kept[number] }

    /// What the shards did for a block; nil where it was executed without a store, is not committed yet, or too many came after it.
    package func shardReport(of number: Int) -> ShardReport? { reports[number] }

    /// The newest recording of the block with that number in the chain.
    package func recording(of number: UInt64) -> Int? { order.last { kept[$0]?.number == number } }

    /// The numbers of the blocks that are kept, oldest first.
    package var numbers: [Int] { order }

    package var isEmpty: Bool { order.isEmpty }

    /// The block that is going on, if any: its number, its transactions, and how many of them are final.
    package var executing: (number: UInt64, transactions: Int, commits: Int)? {
        guard let block = open.last(where: { $0.eventCount > 0 }) else { return nil }
        return (block.description.number, Int(block.description.transactionCount), block.commits)
    }

    /// The kept block before or after that one.
    package func neighbour(of number: Int, by distance: Int) -> Int? {
        let index = order.partition(where: { $0 >= number })
        guard !order.isEmpty else { return nil }
        return order[min(max(index + distance, 0), order.count - 1)]
    }

    /// Takes a batch in.
    /// - Parameter pinned: the number of the block on the screen.
    /// - Returns: the blocks that became complete.
    package mutating func add(_ batch: EventBatch, pinned: Int? = nil) -> [Completed] {
        for description in batch.blocks {
            let index = openIndex(description.ordinal, startsAnew: true)
            open[index].description = description
        }
        for table in batch.locationNames { open[openIndex(table.block)].locations += table.entries }
        for table in batch.conflictValues { open[openIndex(table.block)].values += table.entries }
        for report in batch.shardReports {
            if let index = open.firstIndex(where: { $0.description.ordinal == report.block }) {
                open[index].shards = report
            }
        }
        var rest = batch.events[...]
        while let ordinal = rest.first?.block {
            let end = rest.firstIndex { $0.block != ordinal } ?? rest.endIndex
            open[openIndex(ordinal)].add(rest[..<end], limit: blockEventLimit)
            rest = rest[end...]
        }
        var completed: [Completed] = []
        while let index = open.firstIndex(where: \.hasEnded) { completed.append(keep(open.remove(at: index))) }
        for report in batch.shardReports { attach(report) }
        evict(pinned: pinned)
        return completed
    }

    /// Gives a block that is complete its report.
    private mutating func attach(_ report: ShardReport) {
        guard let number = order.last(where: { kept[$0]?.ordinal == report.block }) else { return }
        reports[number] = report
        if reports.count > Self.reportLimit, let oldest = reports.keys.min() { reports[oldest] = nil }
    }

    /// Blocks that will not go on are complete as they are: the run is over.
    mutating func finish() -> [Completed] {
        let rest = open.filter { $0.eventCount > 0 }
        open = []
        return rest.map { keep($0) }
    }

    private mutating func openIndex(_ ordinal: UInt32, startsAnew: Bool = false) -> Int {
        if let index = open.firstIndex(where: { $0.description.ordinal == ordinal }) {
            if startsAnew, open[index].eventCount > 0 { open[index] = OpenBlock(ordinal: ordinal) }
            return index
        }
        if open.count >= Self.openLimit { open.removeFirst() }
        open.append(OpenBlock(ordinal: ordinal))
        return open.count - 1
    }

    private mutating func keep(_ block: OpenBlock) -> Completed {
        kept[end] = RecordedBlock(block, workers: workers)
        reports[end] = block.shards
        order.append(end)
        eventCount += block.eventCount
        end += 1
        return Completed(recording: end - 1, block: block)
    }

    private mutating func evict(pinned: Int?) {
        while eventCount > eventLimit || order.count > Self.blockLimit,
            let index = order.dropLast().firstIndex(where: { $0 != pinned })
        {
            let number = order.remove(at: index)
            eventCount -= kept.removeValue(forKey: number)?.eventCount ?? 0
            reports[number] = nil
        }
    }
}
