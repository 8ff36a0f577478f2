import CommandTesting
import Foundation
import TestSupport
import Testing

/// Recorded traces on the dashboard, without a terminal.
@Suite struct ReplayTests {
    private let folder: TemporaryFolder
    private var trace: String { "\(folder.path)/demo.trace" }

    init() throws {
        folder = try TemporaryFolder()
        let recorded = try Program.run("run", "--record", trace)
        #expect(recorded.code == 0)
    }

    @Test func everyBlockIsShown() throws {
        let result = try Program.run("replay", trace, "--once", "--size", "100x30", "--screen", "blocks")
        #expect(result.code == 0 && result.errors.isEmpty)
        for number in 20_000_001...20_000_004 { #expect(result.output.contains("\(number)")) }
        #expect(result.output.contains(" 4 verified   4 blocks, 390 transactions") && result.output.contains("Cancun"))
        #expect(result.lines.first?.contains("ended   block 4 of 4") == true)
        let plain = try Program.run("replay", trace, "--plain")
        #expect(plain.code == 0 && plain.lines.last?.contains("4 blocks, 390 transactions") == true)
    }

    @Test(arguments: ["dag", "lanes", "conflicts", "step"]) func screensShowTheLastBlock(_ screen: String) throws {
        let first = try Program.run("replay", trace, "--once", "--size", "120x40", "--screen", screen)
        #expect(first.code == 0 && first.output.contains("4-a-real-looking-mix"))
        let second = try Program.run("replay", trace, "--once", "--size", "120x40", "--screen", screen)
        #expect(second.output == first.output)
    }

    /// A state in memory is not recorded by `altius run`; a stored one is, with what its shards did.
    @Test func shardsAreShownOfRunsOnAStore() throws {
        let without = try Program.run("replay", trace, "--once", "--screen", "shards")
        #expect(without.code == 0 && without.output.contains("This run was recorded without a store."))
        try StateCommandTests.makeChain(folder, blocks: 3)
        let recorded = try Program.run(
            "run", "chain", "--store", "rocksdb", "--data-dir", "state", "--record", "stored.trace", in: folder.path)
        #expect(recorded.code == 0 && recorded.lines.last?.hasPrefix("3 blocks committed") == true)
        let shown = try Program.run(
            "replay", "stored.trace", "--once", "--size", "120x40", "--screen", "shards", in: folder.path)
        #expect(shown.code == 0)
        let texts = [
            "Block 12", "256 shards, store rocksdb", "✓ state root", "after the last transaction",
            "of the last 3 blocks",
        ]
        for text in texts {
            #expect(shown.output.contains(text), "\(text)")
        }
    }

    private static let screens = ["overview", "blocks", "dag", "lanes", "conflicts", "step", "shards"]

    /// What was watched is what is replayed, to the last cell.
    @Test(arguments: screens) func replayDrawsWhatWasWatched(_ screen: String) throws {
        for arguments in [[], ["--executor", "sequential"]] {
            try expectSamePicture(arguments, screen, code: 0)
        }
    }

    /// Also of blocks that are committed to a store, and of one that cannot be.
    @Test(arguments: screens) func replayDrawsWhatAStoreWasWatchedFor(_ screen: String) throws {
        try StateCommandTests.makeChain(folder, blocks: 5)
        let store = ["--store", "rocksdb", "--data-dir", "state"]
        try expectSamePicture(["chain/10.json", "chain/11.json"] + store, screen, code: 0)
        try expectSamePicture(["chain/12.json", "chain/14.json"] + store, screen, code: 1)
    }

    /// A block that must not be executed, one that differs and one that cannot be read, each in its place.
    @Test(arguments: screens) func replayDrawsBlocksThatFailed(_ screen: String) throws {
        try StateCommandTests.makeChain(folder, blocks: 4)
        let invalid = try folder.read("chain/11.json").replacing("\"nonce\":\"0x0\"", with: "\"nonce\":\"0x77\"")
        try folder.write(invalid, to: "chain/11.json")
        let wrong = try folder.read("chain/12.json").replacing("\"gasUsed\":\"0x", with: "\"gasUsed\":\"0x1")
        try folder.write(wrong, to: "chain/12.json")
        try folder.makeBlock(file: "prestate.json") { String($0.prefix(1000)) }
        let picture = try expectSamePicture(["chain", "block"], screen, code: 2)
        if screen == "blocks" {
            #expect(picture.contains("✗ gas"))
            #expect(picture.contains("2 failed") && picture.contains("1 mismatched") && picture.contains("2 verified"))
        }
    }

    @discardableResult
    private func expectSamePicture(_ arguments: [String], _ screen: String, code: Int32) throws -> String {
        let way = ["--once", "--size", "120x40", "--screen", screen]
        let watched = try Program.run(["watch", "--record", "watched.trace"] + arguments + way, in: folder.path)
        #expect(watched.code == code && watched.output.count { $0 == "\n" } == 40)
        let replayed = try Program.run(["replay", "watched.trace"] + way, in: folder.path)
        #expect(replayed.code == 0 && replayed.output == watched.output)
        return replayed.output
    }

    /// Runs without a screen are recorded with what became of their blocks too.
    @Test func recordedRunsHaveVerdicts() throws {
        try StateCommandTests.makeChain(folder, blocks: 3)
        let invalid = try folder.read("chain/11.json").replacing("\"nonce\":\"0x0\"", with: "\"nonce\":\"0x77\"")
        try folder.write(invalid, to: "chain/11.json")
        #expect(try Program.run("run", "chain", "--record", "run.trace", in: folder.path).code == 1)
        let lines = try Program.run("replay", "run.trace", "--plain", in: folder.path).lines
        #expect(lines.first?.hasPrefix("run of 3 blocks") == true)
        #expect(lines.count { $0.contains("matches: gas used, logs bloom, receipts root, post-state") } == 2)
        #expect(lines.contains { $0.hasPrefix("block 11") && $0.contains("nonce: expected 0, found 119") })
        let store = ["--store", "rocksdb", "--data-dir", "state"]
        #expect(try Program.run(["run", "chain", "--record", "run.trace"] + store, in: folder.path).code == 1)
        let stored = try Program.run("replay", "run.trace", "--plain", in: folder.path).lines
        #expect(stored.count { $0.contains("matches: gas used, logs bloom, receipts root, state root") } == 1)
        #expect(stored.contains { $0.hasPrefix("block 11") && $0.contains("nonce: expected 0, found 119") })
    }

    @Test func whatIsWholeOfATruncatedTraceIsShown() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: trace))
        let cut = "\(folder.path)/cut.trace"
        try bytes.dropLast(20).write(to: URL(fileURLWithPath: cut))
        let result = try Program.run("replay", cut, "--once")
        #expect(result.code == 2)
        #expect(result.errorLines.count == 1 && result.errors.contains(cut))
        #expect(result.output.contains("390 transactions"))
    }

    @Test func otherFilesAreRefused() throws {
        try folder.write("no trace", to: "other.trace")
        let path = "\(folder.path)/other.trace"
        for arguments in [["replay", path], ["replay", "\(folder.path)/missing"], ["replay", path, "--once"]] {
            let result = try Program.run(arguments)
            #expect(result.code == 2 && result.output.isEmpty && result.errorLines.count == 1)
        }
    }
}
