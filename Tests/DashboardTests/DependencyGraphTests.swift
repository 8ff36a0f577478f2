import Dashboard
import Telemetry
import TestSupport
import Testing

@Suite struct DependencyGraphTests {
    /// A block of the given dependencies, committed in order; gas is a function of the index.
    private func graph(_ writers: [[Int]]) throws -> DependencyGraph {
        var events = [Event(timestamp: 0, kind: .blockBegan, worker: 0, block: 0, a: UInt64(writers.count))]
        for (index, sources) in writers.enumerated() {
            for source in sources {
                let version = RecordedVersion(txIndex: UInt32(source), incarnation: 0).word
                events.append(
                    Event(
                        timestamp: 0, kind: .dependencyFound, worker: 0, block: 0, txIndex: UInt32(index), a: 1,
                        b: version))
            }
            events.append(
                Event(
                    timestamp: 0, kind: .committed, worker: 0, block: 0, txIndex: UInt32(index), a: Self.gas(index),
                    b: 1))
        }
        events.append(Event(timestamp: 0, kind: .blockEnded, worker: 0, block: 0))
        var recordings = Recordings()
        let number = try #require(recordings.add(EventBatch(events: events)).first).recording
        return try #require(recordings[number]).graph
    }

    private static func gas(_ index: Int) -> UInt64 { 1_000 + UInt64(index * 37 % 11) }

    private func randomWriters(_ random: inout SplitMix64, count: Int) -> [[Int]] {
        (0..<count).map { index in
            guard index > 0, Bool.random(using: &random) else { return [] }
            return Set(
                (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0..<index, using: &random) }
            )
            .sorted()
        }
    }

    /// Follows the lines down the rows: every reader meets a line of every transaction it reads from, and every line ends at its last
    /// reader.
    @Test(arguments: UInt64(1)...8) func linesLeadFromWritersToReaders(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let writers = randomWriters(&random, count: 40)
        let graph = try graph(writers)
        #expect(graph.writers == writers)
        var owners: [Int: Int] = [:]
        for row in graph.rows {
            guard case .transaction(let transaction) = row.content else { continue }
            var met: [Int] = []
            for (column, mark) in row.marks.enumerated() {
                switch mark {
                case .none: #expect(owners[column] == nil)
                case .through: #expect(owners[column].map { !writers[transaction].contains($0) } == true)
                case .branch, .end: met.append(try #require(owners[column]))
                case .node: if let owner = owners[column] { met.append(owner) }
                }
                if mark == .end || mark == .node {
                    if let owner = owners[column] { #expect(graph.readers[owner].last == transaction) }
                    owners[column] = nil
                }
            }
            #expect(met.sorted() == writers[transaction], "transaction \(transaction)")
            let node = try #require(row.marks.firstIndex(of: .node))
            if !graph.readers[transaction].isEmpty { owners[node] = transaction }
        }
        #expect(owners.isEmpty)
    }

    @Test(arguments: UInt64(1)...8) func theCriticalPathIsTheHeaviest(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let writers = randomWriters(&random, count: 14)
        let graph = try graph(writers)
        // Every path there is.
        func heaviest(to transaction: Int) -> UInt64 {
            Self.gas(transaction) + (writers[transaction].map(heaviest).max() ?? 0)
        }
        #expect(graph.criticalGas == (0..<14).map(heaviest).max())
        let marked = (0..<14).filter { graph.isCritical[$0] }
        #expect(marked.reduce(0) { $0 + Self.gas($1) } == graph.criticalGas)
        #expect(zip(marked, marked.dropFirst()).allSatisfy { writers[$1].contains($0) })
        #expect(graph.criticalLength == marked.count)
    }

    @Test func everyTransactionHasItsRow() throws {
        var random = SplitMix64(state: 3)
        let graph = try graph(randomWriters(&random, count: 60))
        for (transaction, row) in graph.rowOfTransaction.enumerated() {
            switch graph.rows[row].content {
            case .transaction(let own): #expect(own == transaction)
            case .independent(let range):
                #expect(range.contains(transaction))
                #expect(graph.writers[transaction].isEmpty && graph.readers[transaction].isEmpty)
            }
        }
        let single = graph.rows.reduce(0) {
            if case .independent(let range) = $1.content { $0 + range.count } else { $0 }
        }
        #expect(single == graph.independent)
    }

    @Test func aChainIsAStraightLineAndARootBelowItIsNotItsPart() throws {
        let graph = try graph([[], [0], [1], [], [3]])
        #expect(graph.groups == 2 && graph.independent == 0)
        #expect(graph.rows.map { $0.marks.firstIndex(of: .node) } == [0, 0, 0, 1, 1])
    }

    @Test func reachesAtAnyDistance() throws {
        let graph = try graph([[], [0], [1], [1], [], [2, 3]])
        #expect(graph.reachable(from: 5, along: graph.writers) == [0, 1, 2, 3])
        #expect(graph.reachable(from: 1, along: graph.readers) == [2, 3, 5])
        #expect(graph.reachable(from: 4, along: graph.readers).isEmpty)
    }
}
