import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct StateCommandTests {
    static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// A chain of blocks, and a state before it.
    static func makeChain(_ folder: TemporaryFolder, blocks: Int, transactions: Int = 40) throws {
        #expect(
            try Program.run(
                "generate", "mixed", "-t", "\(transactions)", "--blocks", "\(blocks)", "--number", "10", "-o", "chain",
                in: folder.path
            ).code == 0)
        #expect(try Program.run("state", "init", "chain/10.json", "--data-dir", "state", in: folder.path).code == 0)
    }

    @Test func blocksAreCommittedAndGoOnAfterARestart() throws {
        let folder = try TemporaryFolder()
        try Self.makeChain(folder, blocks: 5)
        // Without a state, each block comes with its own.
        #expect(try Program.run("run", "chain", in: folder.path).code == 0)
        let run = ["run", "--store", "rocksdb", "--data-dir", "state"]
        let first = try Program.run(run + ["chain/10.json", "chain/11.json"], in: folder.path)
        #expect(first.code == 0 && first.errors.isEmpty)
        #expect(first.lines.last?.hasPrefix("2 blocks committed: head 11, root 0x") == true)
        #expect(first.lines.first?.hasSuffix("ok: gas bloom receipts root") == true)
        // One that does not follow.
        let gap = try Program.run(run + ["chain/13.json"], in: folder.path)
        #expect(gap.code == 1)
        #expect(gap.errors.contains("block 13 does not follow the head of the state: expected the block after 11"))
        let rest = try Program.run(run + ["chain", "--executor", "sequential", "--json"], in: folder.path)
        #expect(rest.code == 0 && rest.lines.count == 3)
        let last = try Self.object(rest.lines[2])
        #expect(last["block"] as? Int == 14)
        #expect((last["verified"] as? [String: Bool])?["stateRoot"] == true)
        let again = try Program.run(run + ["chain"], in: folder.path)
        #expect(again.code == 0 && again.lines.first == "5 blocks up to 14 in the state already")

        let info = try Self.object(
            try Program.run("state", "info", "--json", "--data-dir", "state", in: folder.path).output)
        #expect(info["block"] as? Int == 14 && info["earliestRollback"] as? Int == 9)
        #expect(info["stateRoot"] as? String == last["stateRoot"] as? String)
        let verified = try Program.run("state", "verify", "--data-dir", "state", in: folder.path)
        #expect(verified.code == 0 && verified.lines.count == 1 && verified.output.contains(": verified"))

        #expect(try Program.run("state", "rollback", "10", "--data-dir", "state", in: folder.path).code == 0)
        let tooFar = try Program.run("state", "rollback", "8", "--data-dir", "state", in: folder.path)
        #expect(tooFar.code == 1 && tooFar.errors.contains("cannot roll back to block 8"))
        #expect(try Program.run(run + ["chain"], in: folder.path).code == 0)
        let after = try Self.object(
            try Program.run("state", "info", "--json", "--data-dir", "state", in: folder.path).output)
        #expect(after["stateRoot"] as? String == last["stateRoot"] as? String)
    }

    @Test func anotherRootIsNotCommitted() throws {
        let folder = try TemporaryFolder()
        try Self.makeChain(folder, blocks: 2)
        let block = try folder.read("chain/10.json")
        let root = try #require(block.firstRange(of: "\"stateRoot\":\"0x"))
        var wrong = block
        let digits = root.upperBound..<block.index(root.upperBound, offsetBy: 8)
        wrong.replaceSubrange(digits, with: block[digits] == "01234567" ? "76543210" : "01234567")
        try folder.write(wrong, to: "wrong.json")
        let run = ["run", "--store", "rocksdb", "--data-dir"]
        let result = try Program.run(run + ["state", "wrong.json"], in: folder.path)
        #expect(result.code == 1)
        #expect(result.errors.contains("expected the state root 0x01234567") || result.errors.contains("0x76543210"))
        #expect(try Program.run("state", "info", "--data-dir", "state", in: folder.path).lines.first == "block       9")
        // On a part of a state, roots say nothing.
        #expect(
            try Program.run("state", "init", "wrong.json", "--data-dir", "part", "--partial", in: folder.path).code == 0
        )
        #expect(try Program.run(run + ["part", "wrong.json"], in: folder.path).code == 0)
    }

    /// Amounts without a prefix are decimal there.
    @Test func genesisFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            {"config": {"chainId": 1}, "difficulty": "0x1", "gasLimit": "0x1388", "alloc": {
              "000d836201318ec6899a67540690382780743280": {"balance": "200000000000000000000"},
              "0x001762430ea9c3a26e5749afdb70da5f78ddbb8c": {"balance": "0xad78ebc5ac6200000", "nonce": "0x2"},
              "0x00000000000000000000000000000000000000ff": {
                "balance": "0", "code": "0x6001", "storage": {"0x01": "0x2a", "0x02": "0x00"}}}}
            """, to: "genesis.json")
        let made = try Program.run("state", "init", "genesis.json", "--data-dir", "state", in: folder.path)
        #expect(
            made.code == 0 && made.output.contains("state of block 0") && made.output.contains("3 accounts, 1 slots"))
        #expect(try Program.run("state", "verify", "--data-dir", "state", in: folder.path).code == 0)
        let proof = try Self.object(
            try Program.run(
                "state", "proof", "0x00000000000000000000000000000000000000ff", "0x1", "0x2", "--data-dir", "state",
                in: folder.path
            ).output)
        let slots = try #require(proof["storageProof"] as? [[String: Any]])
        #expect(slots.map { $0["value"] as? String } == ["0x2a", "0x0"])
        let decimal = try Self.object(
            try Program.run(
                "state", "proof", "0x000d836201318ec6899a67540690382780743280", "--data-dir", "state", in: folder.path
            ).output)
        #expect(decimal["balance"] as? String == "0xad78ebc5ac6200000")

        let occupied = try Program.run("state", "init", "genesis.json", "--data-dir", "state", in: folder.path)
        #expect(occupied.code == 2 && occupied.errors.contains("found the state of block 0"))
        try folder.write("{\"alloc\": {\"0x00\": {}}}", to: "wrong.json")
        let wrong = try Program.run("state", "init", "wrong.json", "--data-dir", "other", in: folder.path)
        #expect(wrong.code == 2 && wrong.errors.contains("alloc") && wrong.errors.contains("20 hex bytes"))
    }

    @Test(arguments: [
        ["state", "info"], ["state", "info", "--data-dir", "/nowhere"], ["state", "verify", "--data-dir", "/nowhere"],
        ["state", "rollback", "1", "--data-dir", "/nowhere"], ["state", "init", "/nowhere", "--data-dir", "/nowhere"],
        ["state", "proof", "0x1", "--data-dir", "/nowhere"], ["run", "--store", "rocksdb"],
        ["run", "--data-dir", "/nowhere"], ["run", "--store", "rocksdb", "--data-dir", "/nowhere", "--repeat", "2"],
        ["run", "--store", "rocksdb", "--data-dir", "/nowhere"], ["generate", "chain", "--blocks", "0"],
        ["generate", "chain", "--blocks", "2", "--sign"],
    ])
    func wrongUsageIsTwo(arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errorLines.count == 1 && result.errors.hasPrefix("altius: "))
    }
}
