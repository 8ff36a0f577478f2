import CommandTesting
import Foundation
import TestSupport
import Testing

/// The program killed while it commits, at moments that nobody chose: afterwards the state is that of a block, whole, and no block
/// is lost that it had said was committed. The environment's `ALTIUS_STATE_KILLS` makes the kills many.
@Suite struct KilledStateTests {
    private static let kills = ProcessInfo.processInfo.environment["ALTIUS_STATE_KILLS"].flatMap { Int($0) } ?? 40
    private static let blocks = 30
    /// Seconds within which kills come at least; the last block alone takes less, and none would be acknowledged any more.
    private static let shortest = 0.06

    @Test func everyKillLeavesAWholeBlock() throws {
        let folder = try TemporaryFolder()
        try StateCommandTests.makeChain(folder, blocks: Self.blocks, transactions: 30)
        let last = 9 + Self.blocks
        let roots = try stateRoots(folder)
        var random = SystemRandomNumberGenerator()
        var killed = 0
        var heads = Set<Int>()
        var seconds = 0.3
        var acknowledged = 0
        var promised = 9
        for _ in 0..<Self.kills {
            let head = try self.head(folder, roots)
            try #require(head >= promised)
            heads.insert(head)
            // Forwards through the chain; at its end some way back, in steps that are killed too.
            let arguments =
                head == last
                ? ["state", "rollback", "9", "--data-dir", "state"]
                : ["run", "chain", "--store", "rocksdb", "--data-dir", "state"]
            let start = ContinuousClock().now
            let delay = Double.random(in: 0...seconds, using: &random)
            if try runAndKill(arguments, in: folder.path, after: delay, output: folder.create("output")) {
                killed += 1
            } else {
                // So long it takes at most when it is let to its end.
                let taken = ContinuousClock().now - start
                let most = Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds)
                seconds = max(min(seconds, most), Self.shortest)
            }
            let blocks = try acknowledgedBlocks(folder)
            acknowledged += blocks.count
            // A rollback says nothing on its way.
            promised = head == last ? 9 : blocks.last ?? head
            let verified = try Program.run("state", "verify", "--data-dir", "state", in: folder.path)
            try #require(verified.code == 0, "\(verified.output) \(verified.errors)")
        }
        let summary =
            "\(killed) of \(Self.kills) killed, \(acknowledged) blocks acknowledged, heads seen: \(heads.sorted())"
        #expect(killed > Self.kills / 4 && heads.count > 3 && acknowledged > 0, "\(summary)")
        #expect(
            try Program.run("run", "chain", "--store", "rocksdb", "--data-dir", "state", in: folder.path).code == 0)
        #expect(try head(folder, roots) == last)
        #expect(try Program.run("state", "verify", "--data-dir", "state", in: folder.path).code == 0)
        print(summary)
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
    private func runAndKill(
        _ arguments: [String], in folder: String, after seconds: Double, output: FileHandle = .nullDevice
    ) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(seconds * 1e6))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    /// The blocks that the last run said are committed, each in a whole line.
    private func acknowledgedBlocks(_ folder: TemporaryFolder) throws -> [Int] {
        let lines = try folder.read("output").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.filter { $0.hasSuffix("ok: gas bloom receipts root") }
            .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
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
