import Telemetry

/// Collects the index of a block from its events in order.
struct TimelineIndexBuilder {
    private(set) var executions: [Execution] = []
    private(set) var conflicts: [Conflict] = []
    private(set) var dependencies: [Dependency] = []
    private(set) var transactions: [TransactionTimeline]
    private(set) var hotLocations: [HotLocation] = []
    private(set) var conflictPositions: [Int] = []
    private(set) var beginnings: [Int] = []
    private(set) var commitPositions: [Int] = []
    private(set) var committedGas: [UInt64] = []
    private(set) var writes: [WriteIndex.Write] = []
    private var walks: [LaneBuilder]
    private var gas: UInt64 = 0

    init(count: Int, workers: Int) {
        walks = Array(repeating: LaneBuilder(), count: min(workers, Int(UInt16.max)))
        transactions = Array(repeating: TransactionTimeline(), count: count)
    }

    var lanes: [WorkerLane] { walks.map(\.lane) }

    /// The same as `add` for an event that is a read.
    mutating func addRead(of transaction: Int?, by worker: Int, position: Int, time: UInt64) {
        while walks.count <= worker { walks.append(LaneBuilder()) }
        if let transaction {
            while transactions.count <= transaction { transactions.append(TransactionTimeline()) }
        }
        walks[worker].add(position: position, time: time)
    }

    mutating func add(_ event: Event, position: Int, time: UInt64) {
        let worker = Int(event.worker)
        while walks.count <= worker { walks.append(LaneBuilder()) }
        if event.txIndex != Event.noTransaction {
            while transactions.count <= event.txIndex { transactions.append(TransactionTimeline()) }
        }
        walks[worker].add(event, position: position, time: time)
        guard event.txIndex != Event.noTransaction else { return }
        let transaction = Int(event.txIndex)
        switch event.kind {
        case .executionBegan:
            walks[worker].execution = executions.count
            beginnings.append(position)
            executions.append(Execution(event, position: position, time: time))
        case .executionEnded:
            guard let open = walks[worker].execution, executions[open].transaction == transaction else { return }
            executions[open].finish(event, position: position, time: time)
            walks[worker].execution = nil
        case .writeRecorded:
            writes.append(.init(location: UInt32(truncatingIfNeeded: event.a), transaction: event.txIndex))
        case .dependencyFound:
            guard let writer = RecordedVersion(word: event.b).writerInBlock else { return }
            let location = UInt32(truncatingIfNeeded: event.a)
            dependencies.append(Dependency(reader: transaction, writer: writer, location: location))
        case .conflictFound:
            conflicts.append(Conflict(event, position: position))
            conflictPositions.append(position)
        case .committed:
            gas &+= event.a
            commitPositions.append(position)
            committedGas.append(gas)
            transactions[transaction].commit = position
            transactions[transaction].commitTime = time
            transactions[transaction].gasUsed = event.a
        default: break
        }
    }

    /// Sorts what came in order of time by transaction, and adds up.
    mutating func finish() {
        executions.sort { ($0.transaction, $0.begin) < ($1.transaction, $1.begin) }
        conflicts.sort { ($0.transaction, $0.position) < ($1.transaction, $1.position) }
        dependencies = Set(dependencies).filter { $0.writer < $0.reader }
            .sorted { ($0.reader, $0.writer, $0.location) < ($1.reader, $1.writer, $1.location) }
        for range in Self.ranges(executions.map(\.transaction)) {
            transactions[executions[range.lowerBound].transaction].executions = range
            // All but the last one were thrown away; the last one too as long as it is not final.
            for index in range.dropLast() {
                executions[index].isDiscarded = true
                transactions[executions[index].transaction].wastedGas &+= executions[index].gasUsed
                transactions[executions[index].transaction].wastedTime &+= executions[index].duration
            }
        }
        for range in Self.ranges(conflicts.map(\.transaction)) {
            transactions[conflicts[range.lowerBound].transaction].conflicts = range
        }
        for range in Self.ranges(dependencies.map(\.reader)) {
            transactions[dependencies[range.lowerBound].reader].dependencies = range
        }
        findHotLocations()
        for index in walks.indices { walks[index].finish() }
    }

    private mutating func findHotLocations() {
        var found: [UInt32: HotLocation] = [:]
        for conflict in conflicts {
            var hot = found[conflict.location] ?? HotLocation(location: conflict.location)
            if hot.conflicts == 0 { hot.firstReader = conflict.transaction }
            hot.conflicts += 1
            hot.wastedGas &+= transactions[conflict.transaction].wastedGas
            found[conflict.location] = hot
        }
        var writers: [UInt32: Set<Int>] = [:]
        for dependency in dependencies where found[dependency.location] != nil {
            found[dependency.location]?.readers += 1
            writers[dependency.location, default: []].insert(dependency.writer)
        }
        for (location, writers) in writers { found[location]?.writers = writers.count }
        hotLocations = found.values.sorted { ($1.conflicts, $0.location) < ($0.conflicts, $1.location) }
    }

    /// The stretches of equal elements.
    private static func ranges(_ keys: [Int]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in keys.indices where index + 1 == keys.count || keys[index + 1] != keys[index] {
            ranges.append(start..<(index + 1))
            start = index + 1
        }
        return ranges
    }
}
