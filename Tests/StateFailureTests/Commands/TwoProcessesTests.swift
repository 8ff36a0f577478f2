import CommandTesting
import Foundation
import StateTesting
import StateTree
import TestSupport
import Testing

/// Two processes on one folder: the second is told who has it, the first does not notice; readers get a whole state all the time.
@Suite struct TwoProcessesTests {
    @Test func theSecondWriterIsToldWhoTheFirstIs() throws {
        let place = try Place(.commit)
        let path = try place.copy()
        let state = try ShardedState(opening: RocksDBStore(path: path, mode: .readWrite), FaultJob.configuration)
        for number in (FaultJob.base + 1)...place.job.end {
            let second = try FaultyRun(.commit, .none, in: path)
            #expect(second.code == 1)
            #expect(
                second.refusals.last?.contains("process \(getpid()) uses this folder, end that one first") == true,
                "\(second.refusals)")
            let rollback = try Program.run("state", "rollback", "5", "--data-dir", path)
            #expect(rollback.code == 2 && rollback.errorLines.count == 1)
            #expect(rollback.errors.contains("process \(getpid()) uses this folder"), "\(rollback.errors)")
            try state.commit(
                place.job.change(of: number), of: FaultJob.link(number), expecting: place.roots[Int(number)])
            let verified = try Program.run("state", "verify", "--data-dir", path)
            #expect(verified.code == 0 && verified.output.contains("block \(number), "), "\(verified.errors)")
        }
    }

    /// A reader that opens and reads while blocks are committed and tables rewritten sees one block.
    @Test func readersBesideAWriterSeeOneBlock() throws {
        let chain = try StoredChain(blocks: 60)
        let state = try chain.copy(to: "shared")
        let writer = Process()
        writer.executableURL = URL(filePath: Program.path)
        writer.arguments = chain.arguments(state)
        writer.standardOutput = FileHandle.nullDevice
        writer.standardError = FileHandle.nullDevice
        try writer.run()
        var reads = 0
        while writer.isRunning || reads == 0 {
            let result = try Program.run("state", "verify", "--data-dir", state)
            #expect(result.code == 0 && result.output.contains(": verified"), "\(result.output) \(result.errors)")
            reads += 1
        }
        writer.waitUntilExit()
        #expect(writer.terminationStatus == 0)
        #expect(try chain.expectWhole(state) == chain.last)
    }

    /// Started together, each works or says that the other does.
    @Test func writersStartedTogether() throws {
        let chain = try StoredChain(blocks: 5)
        for round in 0..<3 {
            let state = try chain.copy(to: "race-\(round)")
            let result = try Program.run(
                ["-c", "\"$0\" \"$@\" & \"$0\" \"$@\"; first=$?; wait $!; echo codes $first $?", Program.path]
                    + chain.arguments(state), executable: "/bin/sh")
            let codes = try #require(result.lines.first { $0.hasPrefix("codes ") })
            #expect(["codes 0 0", "codes 0 2", "codes 2 0"].contains(codes), "\(codes): \(result.errors)")
            #expect(result.errorLines.allSatisfy { $0.contains("uses this folder") }, "\(result.errors)")
            #expect(try chain.expectWhole(state) == chain.last)
        }
    }

    /// The last worker may still have the state when the process ends: that is no reason to end badly.
    @Test func processesEndWell() throws {
        let chain = try StoredChain(blocks: 2)
        for round in 0..<30 {
            let state = try chain.copy(to: "end-\(round)")
            let result = try chain.run(state)
            #expect(result.code == 0 && result.errors.isEmpty, "\(result.code) \(result.errors)")
        }
    }
}
