import CommandTesting
import Foundation
import TestSupport
import Testing

/// A chain of blocks from 10 on, and the state before it, of which each round gets a copy.
struct StoredChain {
    let folder: TemporaryFolder
    let last: Int
    /// As the blocks' headers have them.
    let roots: [Int: String]

    static let before = 9

    init(blocks: Int) throws {
        folder = try TemporaryFolder()
        last = Self.before + blocks
        let made = try Program.run(
            "generate", "mixed", "-t", "30", "--blocks", "\(blocks)", "--number", "10", "-o", "chain", in: folder.path)
        try #require(made.code == 0)
        let start = try Program.run("state", "init", "chain/10.json", "--data-dir", "state", in: folder.path)
        try #require(start.code == 0, "\(start.errors)")
        var roots: [Int: String] = [:]
        for number in 10...last {
            let file = try Self.object(folder.read("chain/\(number).json"))
            roots[number] = (file["block"] as? [String: Any])?["stateRoot"] as? String
        }
        self.roots = roots
        #expect(roots.count == blocks)
    }

    static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    /// A copy of the state before the chain, at a path or by a name in the folder.
    func copy(to path: String) throws -> String {
        let path = path.hasPrefix("/") ? path : folder.path + "/" + path
        try FileManager.default.copyItem(atPath: folder.path + "/state", toPath: path)
        return path
    }

    func arguments(_ state: String) -> [String] {
        ["run", folder.path + "/chain", "--store", "rocksdb", "--data-dir", state]
    }

    func run(_ state: String) throws -> Program.Result { try Program.run(arguments(state)) }

    /// What a shell makes of the run on a state, after some preparation.
    func run(_ state: String, after preparation: String) throws -> Program.Result {
        try Program.run(
            ["-c", preparation + "; exec \"$0\" \"$@\"", Program.path] + arguments(state), executable: "/bin/sh")
    }

    /// How many blocks the run said are committed, each in its line.
    static func acknowledged(_ result: Program.Result) -> Int {
        result.lines.count { $0.hasSuffix("ok: gas bloom receipts root") }
    }

    /// The head of a state, which must have that block's root and be whole.
    func expectWhole(_ state: String) throws -> Int {
        let info = try Program.run("state", "info", "--json", "--data-dir", state)
        try #require(info.code == 0, "\(info.errors)")
        let object = try Self.object(info.output)
        let head = try #require(object["block"] as? Int)
        if head > Self.before { #expect(object["stateRoot"] as? String == roots[head]) }
        let verified = try Program.run("state", "verify", "--data-dir", state)
        #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
        return head
    }

    /// The rest of the chain can be committed.
    func expectGoesOn(_ state: String) throws {
        let rest = try run(state)
        #expect(rest.code == 0, "\(rest.errors)")
        #expect(try expectWhole(state) == last)
    }
}
