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
        // What is known of checks is in the block files alone.
        #expect(result.output.contains("4 with nothing to compare"))
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
        for text in ["Block 12", "256 shards, store rocksdb", "✓ state root", "Commit: root ", "of the last 3 blocks"] {
            #expect(shown.output.contains(text), "\(text)")
        }
    }

    /// What was watched is what is replayed: all but the first line, which says how the run went, and the name of the store's commit.
    @Test(arguments: ["dag", "lanes", "conflicts", "step", "shards"]) func replayDrawsWhatWasWatched(
        _ screen: String
    ) throws {
        let path = "\(folder.path)/watched.trace"
        let way = ["--once", "--size", "120x40", "--screen", screen]
        let watched = try Program.run(["watch", "--record", path] + way)
        #expect(watched.code == 0 && watched.errors.isEmpty)
        let replayed = try Program.run(["replay", path] + way)
        #expect(replayed.lines == watched.lines)
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
