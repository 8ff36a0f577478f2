import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct BenchTests {
    @Test func blocksByConfigurationAndTheirTotal() throws {
        let result = try Program.run(
            "bench", "blocks", "--json", "--repeat", "2", "--workers", "1,3", Program.demoBlock)
        #expect(result.code == 0)
        let figures = try result.objects
        let blocks = figures.dropLast()
        #expect(blocks.map { $0["executor"] as? String } == ["sequential", "occ", "occ"])
        #expect(blocks.map { $0["workers"] as? Int } == [1, 1, 3])
        #expect(blocks.map { $0["block"] as? Int } == [20_000_003, 20_000_003, 20_000_003])
        #expect(Set(blocks.map { $0["stateDigest"] as? String }).count == 1)
        #expect(blocks.allSatisfy { $0["verified"] as? Bool == true && $0["size"] as? String == "medium" })
        let total = try #require(figures.last)
        #expect(total["total"] as? Bool == true && total["blocks"] as? Int == 1)
        let configurations = try #require(total["configurations"] as? [[String: Any]])
        #expect(configurations.count == 3)
        for figure in blocks + configurations {
            for rate in ["milliseconds", "megagasPerSecond", "transactionsPerSecond", "speedup", "coresBusy"] {
                #expect((figure[rate] as? Double ?? 0) > 0)
            }
        }
        #expect(blocks.first?["speedup"] as? Double == 1)
        // A chain of 60: some ran ahead in vain, the same for all numbers of workers.
        let again = blocks.compactMap { $0["reexecutions"] as? Int }
        #expect(again.count == 3 && again[0] == 0 && again[1] > 0 && again[1] == again[2])
        #expect(blocks.compactMap { $0["executions"] as? Int } == again.map { 60 + $0 })
    }

    @Test func tableWithItsTotal() throws {
        let result = try Program.run("bench", "blocks", "--repeat", "1", "--workers", "2", Program.demoBlock)
        let lines = result.lines
        #expect(lines.first?.split(separator: " ").map(String.init) == ["sequential", "occ", "2w"])
        #expect(lines.dropFirst(2).first?.hasPrefix("20000003") == true)
        for row in ["total", "Mgas/s", "tx/s", "conflicts", "run again", "cores busy"] {
            #expect(lines.contains { $0.hasPrefix(row) })
        }
    }

    @Test func wrongResultsAreNoFigures() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "poststate.json") {
            $0.replacing("\"nonce\":1", with: "\"nonce\":8", maxReplacements: 1)
        }
        let result = try Program.run("bench", "blocks", "--repeat", "1", "block", in: folder.path)
        #expect(result.code == 1 && result.output.contains("WRONG"))
    }

    @Test(arguments: [
        ["--workers", "0"], ["--workers", "1,,2"], ["--executors", "all"], ["--repeat", "0"], ["--simulate", "0"],
        ["--executor", "occ"],
    ])
    func wrongUsage(options: [String]) throws {
        let result = try Program.run(["bench", "blocks", Program.demoBlock] + options)
        #expect(result.code == 2 && result.output.isEmpty && result.errorLines.count == 1)
    }

    /// A counting loop: 3 gas per jump destination and so on, so the gas is known to the unit.
    @Test func rootsAfterTheLastCommit() throws {
        let result = try Program.run("bench", "root", "--json", "--repeat", "1", "--workers", "1,2", Program.demoBlock)
        #expect(result.code == 0)
        let figures = try result.objects
        #expect(figures.map { $0["state"] as? String } == ["cold", "warm", "cold", "warm"])
        #expect(figures.map { $0["workers"] as? Int } == [1, 1, 2, 2])
        for figure in figures {
            #expect(figure["block"] as? Int == 20_000_003)
            let stages = figure["stages"] as? [[String: Any]] ?? []
            #expect(
                stages.map { $0["name"] as? String } == [
                    "state change", "values before", "storage tries", "state trie",
                ])
            let sum = stages.reduce(0) { $0 + ($1["milliseconds"] as? Double ?? 0) }
            let root = try #require(figure["rootMilliseconds"] as? Double)
            #expect(root > 0 && abs(root - sum) < 1e-3)
            #expect((figure["executionMilliseconds"] as? Double ?? 0) > 0)
        }
        #expect(Set(figures.map { $0["root"] as? String }).count == 1)
    }

    @Test func interpreterCasesAreNamedByTheirLabels() throws {
        let folder = try TemporaryFolder()
        try folder.write(StateTestFixture.text(code: "0x5f5b60010180600a106001575f", labels: true), to: "loop.json")
        let result = try Program.run("bench", "evm", "--json", "--seconds", "0.01", folder.path)
        #expect(result.code == 0)
        let figure = try #require(try result.objects.first)
        #expect(figure["name"] as? String == "loop/ten")
        #expect((figure["microseconds"] as? Double ?? 0) > 0)
        #expect((figure["gasUsed"] as? Int ?? 0) > 21_000)
        #expect(try Program.run("bench", "evm", "--filter", "no such", "--seconds", "0.01", folder.path).output.isEmpty)
    }
}

extension Program.Result {
    /// The output's lines as JSON objects.
    var objects: [[String: Any]] {
        get throws {
            try lines.compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        }
    }
}
