import CommandTesting
import Foundation
import Telemetry
import TestSupport
import Testing

@Suite struct RecordTests {
    private func objects(_ result: Program.Result) throws -> [[String: Any]] {
        try result.lines.compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    }

    private func batches(_ path: String) throws -> (reader: TraceReader, batches: [EventBatch]) {
        let reader = try TraceReader(path: path)
        var batches: [EventBatch] = []
        while let batch = try reader.nextBatch() { batches.append(batch) }
        return (reader, batches)
    }

    /// The trace reads back with as much in it as the command says, for each block once whatever the repetitions.
    @Test(arguments: ["sequential", "occ"]) func traceHoldsWhatTheRunSays(_ executor: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/run.trace"
        let result = try Program.run(
            "run", "--json", "--executor", executor, "--workers", "2", "--repeat", "3", "--record", path,
            Program.demoBlocks)
        #expect(result.code == 0 && result.errors.isEmpty)
        let reports = try objects(result)
        let (reader, batches) = try batches(path)
        let workers = executor == "sequential" ? "1" : "2"
        #expect(reader.header.parameters == ["executor": executor, "workers": workers, "blocks": "4"])
        let totals = try #require(reader.totals)
        #expect(totals.lost == 0 && totals.blocks == 4 && totals.results == 4)
        let events = batches.flatMap(\.events)
        let blocks = batches.flatMap(\.blocks)
        #expect(blocks.count == reports.count)
        for (block, report) in zip(blocks, reports) {
            let trace = try #require(report["trace"] as? [String: Any])
            #expect(trace["ordinal"] as? UInt32 == block.ordinal)
            let own = events.filter { $0.block == block.ordinal }
            #expect(trace["events"] as? Int == own.count)
            #expect(block.number == report["block"] as? UInt64 && !block.name.isEmpty && !block.story.isEmpty)
            #expect(block.fork == report["fork"] as? String && block.executor == executor)
            #expect(block.transactions.count == report["transactions"] as? Int)
            #expect(own.filter { $0.kind == .committed }.count == report["transactions"] as? Int)
            #expect(own.filter { $0.kind == .executionEnded }.count == report["executions"] as? Int)
            #expect(own.filter { $0.kind == .conflictFound }.count == report["conflicts"] as? Int)
            #expect(own.filter { $0.kind == .blockEnded }.map(\.a) == [report["gasUsed"] as? UInt64])
            let values = batches.flatMap(\.conflictValues).filter { $0.block == block.ordinal }
            #expect(values.reduce(0) { $0 + $1.entries.count } == report["conflicts"] as? Int)
            let workers = try #require(trace["workerMilliseconds"] as? [[String: Double]])
            let total = trace["milliseconds"] as? Double ?? 0
            #expect(workers.count == (executor == "occ" ? 2 : 1) && total > 0)
            for worker in workers {
                #expect(worker.count == 4)
                #expect(abs(worker.values.reduce(0, +) - total) < 1e-3)
            }
        }
        #expect(UInt64(events.count) == totals.events)
    }

    /// An unreadable block ends the command; the trace until there is whole.
    @Test func traceEndsWithTheCommand() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "prestate.json") { String($0.prefix(1000)) }
        let path = folder.path + "/run.trace"
        let result = try Program.run("run", "--record", path, Program.demoBlock, folder.path + "/block")
        #expect(result.code == 2 && result.errorLines.count == 1)
        #expect(try batches(path).reader.totals != nil)
    }

    @Test func unwritablePathsAreTwo() throws {
        let folder = try TemporaryFolder()
        for path in [folder.path, folder.path + "/no/run.trace", "/dev/full"] {
            let result = try Program.run("run", "--record", path, Program.demoBlock)
            #expect(result.code == 2 && result.output.isEmpty)
            #expect(result.errorLines.count == 1 && result.errors.contains(path))
        }
        let both = try Program.run("run", "--record", "a.trace", "--trace-evm", "0", Program.demoBlock)
        #expect(both.code == 2 && both.errorLines.count == 1)
    }

    /// Figures of the dependency graph: there where it is known, the same for all worker counts.
    @Test func dependencyFigures() throws {
        func report(_ arguments: String...) throws -> [String: Any] {
            try #require(try objects(Program.run(["run", "--json", Program.demoBlock] + arguments)).first)
        }
        let sequential = try report("--executor", "sequential")
        #expect(sequential["criticalPathGas"] is NSNull && sequential["dependencyDistances"] is NSNull)
        #expect(sequential["wastedGas"] as? Int == 0 && sequential["trace"] == nil)
        let one = try report("--executor", "occ", "--workers", "1")
        let path = try #require(one["criticalPathGas"] as? Int)
        // A chain: hardly less than all of the block's gas.
        #expect(path > (one["gasUsed"] as? Int ?? 0) / 2 && path <= one["gasUsed"] as? Int ?? 0)
        #expect((one["dependencyDistances"] as? [Int])?.first ?? 0 >= 50)
        let four = try report("--executor", "occ", "--workers", "4")
        for field in ["criticalPathGas", "wastedGas"] { #expect(one[field] as? Int == four[field] as? Int) }
        #expect(one["dependencyDistances"] as? [Int] == four["dependencyDistances"] as? [Int])
    }

    @Test func costOfTelemetry() throws {
        let result = try Program.run(
            "bench", "telemetry", "--json", "--executor", "occ", "--repeat", "2", Program.demoBlock)
        #expect(result.code == 0)
        let figures = try objects(result)
        #expect(figures.map { $0["form"] as? String } == ["off", "withoutAccesses", "all", "trace"])
        let events = figures.map { $0["events"] as? Int ?? -1 }
        #expect(events[0] == 0 && events[1] > 60 * 4 && events[2] > events[1] + 60 * 4)
        #expect(figures[0]["ratio"] as? Double == 1)
        for figure in figures { #expect((figure["milliseconds"] as? Double ?? 0) > 0 && figure["lost"] as? Int == 0) }
        #expect(try Program.run("bench", "telemetry", "--repeat", "1", Program.demoBlock).lines.count == 5)
    }
}
