import Chain
import EVM
import Execution
import Primitives
import State
import Telemetry
import Testing
import Workloads

/// The events say what the outcome says, and the same for every number of workers.
@Suite struct EngineEventTests {
    private static let workerCounts = [1, 2, 4]

    private static let tasks: [BlockTask] = [
        Workload(.amm, transactions: 150, seed: 3, pools: 2), Workload(.mixed, transactions: 400, seed: 5),
        Workload(.erc20, transactions: 300, seed: 6, conflictRate: 40), Workload(.transfers, transactions: 2, seed: 7),
        Workload(.sameSender, transactions: 100, seed: 8), Workload(.chain, transactions: 400, seed: 9),
        Workload(.transfers, transactions: 0),
    ].map { BlockTask($0.makeBlock()) }

    @Test(arguments: workerCounts) func executionsAndCommits(_ workers: Int) throws {
        let (recorded, outcomes) = try RecordedBlocks.of(Self.tasks, workers: workers)
        for (ordinal, outcome) in outcomes.enumerated() {
            let transactions = outcome.conflicts.transactions
            let began = recorded.events(of: UInt32(ordinal), .executionBegan)
            let ended = recorded.events(of: UInt32(ordinal), .executionEnded)
            for (index, transaction) in transactions.enumerated() {
                let incarnations = Array(UInt8(0)..<UInt8(transaction.executions))
                #expect(began.filter { $0.txIndex == index }.map(\.incarnation) == incarnations)
                #expect(ended.filter { $0.txIndex == index }.map(\.incarnation) == incarnations)
                #expect(ended.last { $0.txIndex == index }?.a == transaction.gasUsed)
                if transaction.executions == 2 {
                    #expect(ended.first { $0.txIndex == index }?.a == transaction.wastedGas)
                    #expect(began.last { $0.txIndex == index }?.a == 2)
                }
            }
            #expect(began.count == outcome.conflicts.executions && ended.count == began.count)
            let committed = recorded.events(of: UInt32(ordinal), .committed)
            #expect(committed.map(\.txIndex) == transactions.indices.map { UInt32($0) })
            #expect(committed.map(\.a) == transactions.map(\.gasUsed))
            #expect(committed.map(\.b) == transactions.map { UInt64($0.executions) })
            let all = recorded.events(of: UInt32(ordinal))
            #expect(all.first?.kind == .blockBegan && all.first?.a == UInt64(transactions.count))
            #expect(all.last?.kind == .blockEnded && all.last?.a == outcome.gasUsed)
            #expect(all.last?.b == outcome.executionNanoseconds)
        }
    }

    @Test(arguments: workerCounts) func conflictsAndDependencies(_ workers: Int) throws {
        let (recorded, outcomes) = try RecordedBlocks.of(Self.tasks, workers: workers)
        var conflicts = 0
        for (ordinal, outcome) in outcomes.enumerated() {
            let report = outcome.conflicts
            #expect(reported(.conflictFound, recorded, UInt32(ordinal)) == report.conflicts)
            #expect(reported(.dependencyFound, recorded, UInt32(ordinal)) == report.dependencies)
            let checks = recorded.events(of: UInt32(ordinal), .validated)
            let failures = checks.filter { $0.b == 0 }.map { Int($0.txIndex) }
            #expect(Set(failures) == Set(report.conflicts.map(\.reader)))
            conflicts += report.conflicts.count
        }
        #expect(conflicts > 100)
    }

    /// The events of a kind as the report would state them.
    private func reported(
        _ kind: EventKind, _ recorded: RecordedBlocks, _ block: UInt32
    ) -> [ConflictReport.Dependency] {
        let names = Dictionary(uniqueKeysWithValues: recorded.names(of: block).map { ($0.id, $0.location) })
        return recorded.events(of: block, kind).compactMap { event in
            let version = RecordedVersion(word: event.b)
            return names[UInt32(event.a)].map {
                .init(
                    reader: Int(event.txIndex), writer: version.isBase ? nil : Int(version.txIndex),
                    location: Location($0))
            }
        }
        .sorted { ($0.reader, $0.location) < ($1.reader, $1.location) }
    }

    /// Everything but times, workers and numbering is a function of the blocks.
    @Test func decisionsAreTheSameForAllWorkerCounts() throws {
        let (expected, _) = try RecordedBlocks.of(Self.tasks, workers: 1)
        for workers in [2, 3, 8] {
            let (recorded, _) = try RecordedBlocks.of(Self.tasks, workers: workers)
            for ordinal in Self.tasks.indices {
                #expect(recorded.decisions(of: UInt32(ordinal)) == expected.decisions(of: UInt32(ordinal)))
            }
        }
        #expect(expected.decisions(of: 1).allSatisfy { $0.location != "unnamed" })
    }

    /// What events name has one name, and nothing else has: also in a small block after large ones, and without accesses.
    @Test(arguments: [EventKindSet.all, .withoutAccesses]) func namesAreThoseOfTheEvents(_ kinds: EventKindSet) throws {
        let (recorded, _) = try RecordedBlocks.of(Self.tasks, workers: 3, kinds: kinds)
        for ordinal in Self.tasks.indices.map({ UInt32($0) }) {
            let events = recorded.events(
                of: ordinal, .readRecorded, .writeRecorded, .dependencyFound, .conflictFound)
            let names = recorded.names(of: ordinal)
            #expect(names.map(\.id) == Set(events.map { UInt32($0.a) }).sorted())
            #expect(Set(names.map(\.location)).count == names.count)
            if kinds == .withoutAccesses { #expect(!events.contains { $0.kind == .readRecorded }) }
        }
    }

    /// A failed read's values: what the slot held before the block, and after the transactions before the reader.
    @Test func conflictValuesAreThoseOfThePrefix() throws {
        let folder = Workload(.amm, transactions: 50, seed: 3, pools: 2).makeBlock()
        let (recorded, _) = try RecordedBlocks.of([BlockTask(folder)], workers: 2)
        let names = Dictionary(uniqueKeysWithValues: recorded.names(of: 0).map { ($0.id, $0.location) })
        let entries = recorded.conflictValues(of: 0)
        let events = recorded.events(of: 0, .conflictFound)
        #expect(entries.count == events.count && !entries.isEmpty)
        for (entry, event) in zip(entries, events) {
            #expect(entry.txIndex == event.txIndex && entry.location == UInt32(event.a))
            #expect(entry.version == RecordedVersion(word: event.b) && entry.incarnation == event.incarnation)
            guard let location = names[entry.location], case .storage(let slot) = location.field else {
                Issue.record("only slots conflict in this workload")
                continue
            }
            #expect(entry.observed == folder.preState.slot(location.address, slot))
            let before = try folder.keeping(0..<Int(entry.txIndex)).execute().stateChange
            let change = before.accounts.first { $0.address == location.address }?.slots.first { $0.key == slot }
            #expect(entry.actual == change?.value)
            #expect(entry.actual != entry.observed)
        }
    }

    /// A frontier execution reads the newest versions, one ahead of its turn those from before the block.
    @Test func readsStateTheVersion() throws {
        let (recorded, _) = try RecordedBlocks.of([Self.tasks[0]], workers: 2)
        let reads = recorded.events(of: 0, .readRecorded)
        let ahead = Set(
            recorded.events(of: 0, .executionBegan).filter { $0.a == 0 }.map { [$0.txIndex, UInt32($0.incarnation)] })
        var newer = 0
        for read in reads {
            let version = RecordedVersion(word: read.b)
            if ahead.contains([read.txIndex, UInt32(read.incarnation)]) {
                #expect(version.isBase)
            } else if !version.isBase {
                newer += 1
                #expect(version.txIndex < read.txIndex)
                let writes = recorded.events(of: 0, .writeRecorded)
                #expect(
                    writes.contains {
                        $0.a == read.a && $0.txIndex == version.txIndex && $0.incarnation == version.incarnation
                    })
            }
        }
        #expect(newer > 100)
    }

    @Test func blocksAreDescribed() throws {
        let folder = Workload(.erc20, transactions: 30, seed: 2, number: 77).makeBlock()
        let (recorded, _) = try RecordedBlocks.of([BlockTask(folder), BlockTask(folder)], workers: 2)
        #expect(recorded.blocks.map(\.ordinal) == [0, 1])
        for block in recorded.blocks {
            #expect(block.number == 77 && block.name == folder.name && block.transactionCount == 30)
            #expect(
                try block.transactions.map { try TransactionDescription(encoded: $0) }
                    == folder.block.transactions.map { TransactionDescription($0) })
        }
        #expect(TransactionDescription(folder.block.transactions[0]).selector == 0xa905_9cbb)
    }

    @Test func onlyBlocksThatAreToBeReportedAre() throws {
        var silent = Self.tasks[2]
        silent.reportsEvents = false
        let (recorded, outcomes) = try RecordedBlocks.of([silent, Self.tasks[2]], workers: 2)
        #expect(recorded.blocks.map(\.ordinal) == [1])
        #expect(recorded.events(of: 0).isEmpty && recorded.names(of: 0).isEmpty)
        #expect(recorded.events(of: 1).count > 300)
        #expect(outcomes[0].conflicts == outcomes[1].conflicts)
    }

    /// A refused block has a beginning and no end, and the next one is reported as ever.
    @Test func refusedBlocksHaveNoEnd() throws {
        let sink = RecordedBlocks()
        let collector = Collector(sinks: [sink])
        let executors: [any Executor] = [
            ParallelExecutor(workers: 2, telemetry: collector) { EthereumVM() },
            SequentialExecutor(EthereumVM(), telemetry: collector),
        ]
        var broken = Self.tasks[0]
        broken.block.transactions[40].nonce += 1
        for (position, executor) in executors.enumerated() {
            broken.ordinal = UInt32(2 * position)
            #expect(throws: ExecutionError.self) { try executor.execute(broken) }
            var whole = Self.tasks[0]
            whole.ordinal = UInt32(2 * position + 1)
            _ = try executor.execute(whole)
        }
        collector.stop()
        for ordinal in [0, 2] as [UInt32] {
            #expect(sink.events(of: ordinal, .blockBegan).count == 1 && sink.events(of: ordinal, .blockEnded).isEmpty)
            #expect(sink.events(of: ordinal, .committed).map(\.txIndex) == Array(0..<40))
            let invalid = sink.events(of: ordinal, .executionEnded).filter { $0.b == ExecutionStatus.invalid.rawValue }
            #expect(invalid.contains { $0.txIndex == 40 })
            #expect(sink.events(of: ordinal + 1, .committed).count == 150)
            #expect(sink.events(of: ordinal + 1, .blockEnded).count == 1)
        }
    }

    @Test func oneByOneIsReportedToo() throws {
        let sink = RecordedBlocks()
        let collector = Collector(sinks: [sink])
        let outcome = try SequentialExecutor(EthereumVM(), telemetry: collector).execute(Self.tasks[1])
        collector.stop()
        let kinds = sink.events.map(\.kind)
        let steps = (0..<400).flatMap { _ in [EventKind.executionBegan, .executionEnded, .committed] }
        #expect(kinds == [.blockBegan, .frontierTaken] + steps + [.blockEnded])
        #expect(sink.events(of: 0, .committed).map(\.a) == outcome.conflicts.transactions.map(\.gasUsed))
        #expect(sink.events.last?.b == outcome.executionNanoseconds)
        let timing = TimingReport(events: sink.events, workers: 1)
        #expect(timing.executions.map(\.transaction) == Array(0..<400))
        #expect(timing.workers.count == 1 && timing.workers[0].executingAhead == 0)
        #expect(timing.workers[0].busy == timing.nanoseconds)
    }

    /// What has to hold of times whatever they are.
    @Test(arguments: workerCounts) func timesAddUp(_ workers: Int) throws {
        let (recorded, outcomes) = try RecordedBlocks.of(Self.tasks, workers: workers)
        for (ordinal, outcome) in outcomes.enumerated() {
            let timing = TimingReport(events: recorded.events(of: UInt32(ordinal)), workers: workers)
            #expect(timing.workers.count == workers)
            #expect(timing.workers.allSatisfy { $0.busy + $0.waiting == timing.nanoseconds })
            #expect(timing.executions.count == outcome.conflicts.executions)
            #expect(timing.commits.count == outcome.receipts.count && timing.commits.allSatisfy { $0 > 0 })
            #expect(timing.commits.reduce(0, +) == timing.workers.reduce(0) { $0 + $1.committing })
            for round in [TimingReport.Round.ahead, .atFrontier] {
                let executions = timing.executions.filter { $0.round == round }
                let sum = timing.workers.reduce(0) {
                    $0 + (round == .ahead ? $1.executingAhead : $1.executingAtFrontier)
                }
                #expect(executions.reduce(0) { $0 + $1.nanoseconds } == sum)
                #expect(executions.allSatisfy { $0.start + $0.nanoseconds <= timing.nanoseconds })
            }
            #expect(zip(timing.executions, timing.executions.dropFirst()).allSatisfy { $0.start <= $1.start })
            let gas = timing.executions.reduce(0) { $0 + $1.gasUsed }
            #expect(gas == outcome.gasUsed + outcome.conflicts.wastedGas)
        }
    }
}

extension Location {
    fileprivate init(_ description: LocationDescription) {
        switch description.field {
        case .balance, .existence: self.init(description.address, .balance)
        case .nonce: self.init(description.address, .nonce)
        case .code: self.init(description.address, .code)
        case .storage(let slot): self.init(description.address, .storage(slot))
        }
    }
}
