import CommandTesting
import Foundation
import TestSupport
import Testing

@Suite struct RunTests {
    @Test func bundledBlocksAreFoundFromAnywhere() throws {
        let folder = try TemporaryFolder()
        let result = try Program.run("run", "--check-signatures", in: folder.path)
        #expect(result.code == 0)
        #expect(result.errors.isEmpty)
        #expect(result.lines.count == 5)
        #expect(result.lines.dropLast().allSatisfy { $0.contains("ok: gas bloom receipts state") })
        #expect(result.lines.last?.hasPrefix("4 blocks, 4 verified: 390 tx") == true)
    }

    @Test func jsonHasEveryField() throws {
        let result = try Program.run(
            "run", "--json", "--repeat", "3", "--executor", "sequential", Program.demoBlock)
        #expect(result.code == 0 && result.lines.count == 1)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["block"] as? Int == 20_000_003)
        #expect(object["fork"] as? String == "Cancun")
        #expect(object["transactions"] as? Int == 60)
        #expect(object["executions"] as? Int == 60)
        #expect(object["executor"] as? String == "sequential")
        #expect(object["workers"] as? Int == 1)
        for field in ["conflicts", "redos", "redoneOperations"] { #expect(object[field] as? Int == 0) }
        for field in ["gasUsed", "milliseconds"] { #expect((object[field] as? Double ?? 0) > 0) }
        for field in ["stateDigest", "conflictDigest"] { #expect((object[field] as? String)?.count == 66) }
        #expect(
            object["verified"] as? [String: Bool]
                == ["gasUsed": true, "logsBloom": true, "receiptsRoot": true, "postState": true])
    }

    @Test func outOfOrderOnEveryCoreUnlessToldOtherwise() throws {
        let result = try Program.run("run", "--json", Program.demoBlock)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["executor"] as? String == "occ")
        #expect(object["workers"] as? Int == ProcessInfo.processInfo.activeProcessorCount)
    }

    @Test func digestsAreTheSameInEveryRun() throws {
        func digests() throws -> [String] {
            let output = try Program.run("run", "--json", Program.demoBlock).output
            let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
            return ["stateDigest", "conflictDigest"].compactMap { object?[$0] as? String }
        }
        let first = try digests()
        #expect(first.count == 2)
        #expect(try digests() == first)
    }

    @Test func aWrongPostStateIsFound() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "poststate.json") {
            $0.replacing("\"nonce\":1", with: "\"nonce\":8", maxReplacements: 1)
        }
        let result = try Program.run("run", "block", in: folder.path)
        #expect(result.code == 1)
        #expect(result.output.contains("WRONG account 0x") && result.output.contains("nonce: expected 8, found 1"))
        let json = try Program.run("run", "--json", "block", in: folder.path)
        #expect(json.code == 1 && json.output.contains("\"postState\":false"))
        // With withdrawals there is nothing to compare the post-state with.
        let more = try Program.run("run", "--json", "--with-withdrawals", "block", in: folder.path)
        #expect(more.code == 0 && more.output.contains("\"postState\":null"))
    }

    @Test func anInvalidBlockIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "block.json") {
            $0.replacing("\"gasLimit\":\"0x1c9c380\"", with: "\"gasLimit\":\"0x10000\"")
        }
        let result = try Program.run("run", "block", in: folder.path)
        #expect(result.code == 1)
        #expect(result.output.contains("REFUSED block 20000000, transaction 3: gas limit within the block"))
        let json = try Program.run("run", "--json", "block", in: folder.path)
        #expect(json.code == 1 && json.output.contains("\"error\":\"block 20000000, transaction 3"))
    }

    @Test func signaturesAreCheckedOnRequest() throws {
        let folder = try TemporaryFolder()
        // One payment's value changes, so that its signature belongs to somebody else.
        try folder.makeBlock(file: "block.json") { text in
            text.replacing("000\",\"gas\":", with: "001\",\"gas\":", maxReplacements: 1)
        }
        let checked = try Program.run("run", "--check-signatures", "block", in: folder.path)
        #expect(checked.code == 1 && checked.output.contains("REFUSED block 20000000, transaction 0: sender"))
        #expect(try Program.run("run", "block", in: folder.path).output.contains("WRONG account"))
    }

    @Test func damagedFilesAreTwo() throws {
        let folder = try TemporaryFolder()
        try folder.makeBlock(file: "prestate.json") { String($0.prefix(1000)) }
        let result = try Program.run("run", "block", in: folder.path)
        #expect(result.code == 2)
        #expect(result.errorLines.count == 1 && result.errors.contains("prestate.json"))
    }

    @Test func mainnetBlocksVerify() throws {
        guard let root = ProcessInfo.processInfo.environment["ALTIUS_TEST_DATA"] else {
            print("skipped: no test data")
            return
        }
        let result = try Program.run("run", root + "/mainnet")
        #expect(result.code == 0, "\(result.lines.filter { !$0.contains("ok:") })")
        #expect(result.lines.count == 44)
        #expect(result.lines.last?.hasPrefix("43 blocks, 43 verified: 10130 tx") == true)
    }
}
