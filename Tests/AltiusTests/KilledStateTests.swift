import CommandTesting
import Foundation
import TestSupport
import Testing

/// The program killed while it commits, at moments that nobody chose: afterwards the state is that of a block, whole. The
/// environment's `ALTIUS_STATE_KILLS` makes the kills many.
@Suite struct KilledStateTests {
    private static let kills = ProcessInfo.processInfo.environment["ALTIUS_STATE_KILLS"].flatMap { Int($0) } ?? 40
    private static let blocks = 30

    @Test func everyKillLeavesAWholeBlock() throws {
        let folder = try TemporaryFolder()
        try StateCommandTests.makeChain(folder, blocks: Self.blocks, transactions: 30)
        let last = 9 + Self.blocks
        let roots = try stateRoots(folder)
        var random = SystemRandomNumberGenerator()
        var killed = 0
        var heads = Set<Int>()
        var seconds = 0.3
        for round in 0..<Self.kills {
            let head = try self.head(folder, roots)
            heads.insert(head)
            // Forwards through the chain; at its end some way back, in steps that are killed too.
            let arguments =
                head == last
                ? ["state", "rollback", "9", "--data-dir", "state"]
                : ["run", "chain", "--store", "rocksdb", "--data-dir", "state"]
            let start = ContinuousClock().now
            if try runAndKill(arguments, in: folder.path, after: Double.random(in: 0...seconds, using: &random)) {
                killed += 1
            } else {
                // So long it takes at most when it is let to its end.
                let taken = ContinuousClock().now - start
                seconds = min(seconds, Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds))
            }
            guard round % 4 == 0 else { continue }
            let verified = try Program.run("state", "verify", "--data-dir", "state", in: folder.path)
            try #require(verified.code == 0, "\(verified.output) \(verified.errors)")
        }
        #expect(killed > Self.kills / 4 && heads.count > 3, "\(killed) killed, heads \(heads.sorted())")
        #expect(
            try Program.run("run", "chain", "--store", "rocksdb", "--data-dir", "state", in: folder.path).code == 0)
        #expect(try head(folder, roots) == last)
        #expect(try Program.run("state", "verify", "--data-dir", "state", in: folder.path).code == 0)
        print("\(killed) of \(Self.kills) killed, heads seen: \(heads.sorted())")
    }

    /// A folder whose making was killed can be made again.
    @Test func killedMakingsLeaveNothingOrAll() throws {
        let folder = try TemporaryFolder()
        try StateCommandTests.makeChain(folder, blocks: 2)
        for round in 0..<10 {
            let arguments = ["state", "init", "chain/10.json", "--data-dir", "made-\(round)"]
            _ = try runAndKill(arguments, in: folder.path, after: Double.random(in: 0...0.06))
            let info = try Program.run("state", "info", "--data-dir", "made-\(round)", in: folder.path)
            if info.code != 0 {
                try #require(info.code == 2)
                #expect(try Program.run(arguments, in: folder.path).code == 0)
            }
            #expect(try Program.run("state", "verify", "--data-dir", "made-\(round)", in: folder.path).code == 0)
        }
    }

    /// Whether it was killed before it had ended.
    private func runAndKill(_ arguments: [String], in folder: String, after seconds: Double) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(seconds * 1e6))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    private func head(_ folder: TemporaryFolder, _ roots: [Int: String]) throws -> Int {
        let info = try Program.run("state", "info", "--json", "--data-dir", "state", in: folder.path)
        try #require(info.code == 0, "\(info.errors)")
        let object = try StateCommandTests.object(info.output)
        let head = try #require(object["block"] as? Int)
        try #require(head == 9 || object["stateRoot"] as? String == roots[head])
        return head
    }

    private func stateRoots(_ folder: TemporaryFolder) throws -> [Int: String] {
        var roots: [Int: String] = [:]
        for number in 10..<10 + Self.blocks {
            let file = try StateCommandTests.object(try folder.read("chain/\(number).json"))
            roots[number] = (file["block"] as? [String: Any])?["stateRoot"] as? String
        }
        #expect(roots.count == Self.blocks)
        return roots
    }
}
