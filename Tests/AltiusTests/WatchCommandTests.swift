import CommandTesting
import Foundation
import TestSupport
import Testing

/// The dashboard without a terminal.
@Suite struct WatchCommandTests {
    @Test func oncePrintsOnePicture() throws {
        let folder = try TemporaryFolder()
        let result = try Program.run("--once", "--size", "100x30", in: folder.path)
        #expect(result.code == 0 && result.errors.isEmpty)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 31 && lines.last?.isEmpty == true)
        #expect(lines.allSatisfy { $0.count <= 100 })
        #expect(lines.first?.hasPrefix(" Altius   ") == true && lines.first?.contains("ended   block 4 of 4") == true)
        #expect(result.output.contains(" 4 verified   4 blocks, 390 transactions"))
        #expect(try Program.run("--once").output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    }

    @Test func onceInASCII() throws {
        let result = try Program.run("watch", "--once", "--ascii", Program.demoBlock)
        #expect(result.code == 0 && result.output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func plainPrintsLines() throws {
        let result = try Program.run("watch", "--plain", "--workers", "2")
        #expect(result.code == 0 && result.errors.isEmpty)
        #expect(result.lines.count == 10)
        #expect(result.lines.first == "run of 4 blocks, executor occ, 2 workers")
        #expect(result.lines.dropFirst().first?.hasPrefix("block 20000001: Everything independent") == true)
        #expect(result.lines.count { $0.contains("matches: gas used, logs bloom, receipts root, post-state") } == 4)
        #expect(result.lines.last?.contains("4 blocks, 390 transactions") == true)
    }

    @Test func jsonPrintsObjects() throws {
        let result = try Program.run("watch", "--json")
        #expect(result.code == 0 && result.lines.count == 4)
        for line in result.lines {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["version"] as? Int == 1)
            for field in ["gasUsed", "milliseconds", "transactionsPerSecond", "megagasPerSecond"] {
                #expect((object[field] as? Double ?? 0) > 0)
            }
            #expect((object["verified"] as? [String: Bool])?.values.allSatisfy { $0 } == true)
        }
    }

    @Test func jsonHasTheShards() throws {
        for line in try Program.run("watch", "--json").lines {
            let object = try StateCommandTests.object(line)
            let shards = try #require(object["shards"] as? [String: Any])
            #expect(shards["hits"] as? Int ?? 0 > 0 && shards["evictions"] as? Int == 0)
            #expect(shards["hitRate"] as? Double ?? 0 > 0.5)
            for field in ["storeBytesRead", "storeBytesWritten", "rootLatencyMilliseconds", "commitMilliseconds"] {
                #expect(shards[field] as? Double ?? 0 > 0, "\(field)")
            }
            // The pre-states of the demo blocks are whole, so their roots are those of the headers.
            #expect((object["verified"] as? [String: Bool])?["stateRoot"] == true)
        }
    }

    /// The same blocks on a state in a folder, as `altius run` executes them.
    @Test func blocksAreCommittedToAStore() throws {
        let folder = try TemporaryFolder()
        try StateCommandTests.makeChain(folder, blocks: 4)
        let store = ["--store", "rocksdb", "--data-dir", "state"]
        let watched = try Program.run(["watch", "--json", "chain/10.json", "chain/11.json"] + store, in: folder.path)
        #expect(watched.code == 0 && watched.lines.count == 2)
        let run = try Program.run(["run", "--json", "chain/12.json"] + store, in: folder.path)
        #expect(run.code == 0 && run.lines.count == 1)
        let rest = try Program.run(["watch", "--once", "--screen", "shards", "chain"] + store, in: folder.path)
        #expect(rest.code == 0 && rest.output.contains("Block 13") && rest.output.contains("store rocksdb"))
        let again = try Program.run(["watch", "--once", "chain"] + store, in: folder.path)
        #expect(again.code == 0 && again.output == "4 blocks up to 13 in the state already\n")
        let missing = try Program.run("watch", "chain", "--store", "rocksdb", "--data-dir", "none", in: folder.path)
        #expect(missing.code == 2 && missing.errorLines.count == 1)
        let looping = try Program.run(["watch", "chain", "--loop"] + store, in: folder.path)
        #expect(looping.code == 2)
    }

    @Test func aBlockThatDoesNotFollowEndsTheRun() throws {
        let folder = try TemporaryFolder()
        try StateCommandTests.makeChain(folder, blocks: 4)
        let result = try Program.run(
            "watch", "--json", "chain/11.json", "chain/12.json", "--store", "rocksdb", "--data-dir", "state",
            in: folder.path)
        #expect(result.code == 1 && result.lines.count == 1)
        #expect(result.lines.first?.contains("does not follow the head") == true)
    }

    @Test func screensShowWhatTheEngineDid() throws {
        let lanes = try Program.run("watch", "--once", "--screen", "lanes", Program.demoBlock)
        #expect(lanes.output.contains("execute") && lanes.output.contains("3-a-chain"))
        let conflicts = try Program.run(
            "watch", "--once", "--screen", "conflicts", "--size", "100x40", Program.demoBlock)
        #expect(conflicts.output.contains("Why transaction"))
    }

    @Test(arguments: [
        ["--plain", "--json"], ["--once", "--speed", "1/100"], ["--speed", "1/5"], ["--speed", "fast"],
        ["--speed", "1/x"],
    ]) func optionsThatMakeNoSense(_ options: [String]) throws {
        let result = try Program.run(["watch"] + options)
        #expect(result.code == 2 && result.output.isEmpty && result.errorLines.count == 1)
    }

    @Test func thePaceIsKept() throws {
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try Program.run("--plain", "--speed", "5") }
        // Four blocks, three pauses of a fifth of a second.
        #expect(time > .milliseconds(600))
    }

    @Test func differencesAreFailures() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "poststate.json") {
            $0.replacing("\"nonce\":1", with: "\"nonce\":8", maxReplacements: 1)
        }
        for mode in ["--once", "--plain"] {
            let result = try Program.run("watch", mode, "block", in: folder.path)
            #expect(result.code == 1)
            let text = mode == "--once" ? result.errors : result.output
            #expect(text.contains("nonce: expected 8, found 1"))
        }
    }
}
