import Execution
import State
import Testing

@Suite struct DependencyFigureTests {
    private func report(gas: [UInt64], _ edges: [(reader: Int, writer: Int?)]) -> ConflictReport {
        ConflictReport(
            transactions: gas.map { .init(executions: 1, gasUsed: $0) },
            dependencies: edges.map {
                .init(reader: $0.reader, writer: $0.writer, location: Location(address(1), .storage(0)))
            })
    }

    @Test func criticalPath() {
        #expect(report(gas: [], []).criticalPathGas == 0)
        // Independent ones: the largest.
        #expect(report(gas: [3, 9, 4], []).criticalPathGas == 9)
        #expect(report(gas: [3, 9, 4], [(1, nil), (2, nil)]).criticalPathGas == 9)
        // A chain: all of them. A fork: its longer branch.
        #expect(report(gas: [3, 9, 4], [(1, 0), (2, 1)]).criticalPathGas == 16)
        #expect(report(gas: [3, 9, 4, 7], [(1, 0), (2, 0), (3, 0), (3, 2)]).criticalPathGas == 14)
        // A long path of cheap ones beside an expensive one.
        #expect(report(gas: [10, 1, 1, 1], [(2, 1), (3, 1), (3, 2)]).criticalPathGas == 10)
    }

    /// Against all paths, counted one by one.
    @Test func criticalPathOfAnyGraph() {
        for seed in 0..<200 {
            var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
            func random(_ limit: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % limit
            }
            let gas = (0..<9).map { _ in UInt64(random(50)) }
            var edges: [(reader: Int, writer: Int?)] = []
            for reader in 1..<9 { for writer in 0..<reader where random(3) == 0 { edges.append((reader, writer)) } }
            func longest(to index: Int) -> UInt64 {
                gas[index] + (edges.filter { $0.reader == index }.compactMap(\.writer).map(longest).max() ?? 0)
            }
            #expect(report(gas: gas, edges).criticalPathGas == gas.indices.map(longest).max())
        }
    }

    @Test func distances() {
        let gas = [UInt64](repeating: 1, count: 20)
        #expect(report(gas: gas, []).dependencyDistances == [])
        #expect(report(gas: gas, [(1, nil)]).dependencyDistances == [])
        #expect(
            report(gas: gas, [(1, 0), (2, 1), (3, 1), (4, 1), (9, 1), (19, 0)]).dependencyDistances == [2, 2, 0, 1, 1])
        // A pair counts once, whatever it is about.
        #expect(report(gas: gas, [(5, 1), (5, 1), (5, 4), (5, 1), (6, 1)]).dependencyDistances == [1, 0, 2])
    }

    @Test func unknownWhereNobodyLooked() {
        let report = ConflictReport(oneByOne: [21_000, 30_000])
        #expect(report.criticalPathGas == nil && report.dependencyDistances == nil)
        #expect(report.wastedGas == 0)
    }
}
