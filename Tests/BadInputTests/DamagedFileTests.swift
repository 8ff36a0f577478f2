import CommandTesting
import Foundation
import TestSupport
import Testing

/// Files that cannot be read as blocks: exit code 2, and one sentence that names the file, the place in it, what was expected and
/// what was found.
@Suite struct DamagedFileTests {
    private func expect(
        _ fixture: BlockFixture, file: String, place: String = "", _ parts: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let start = "altius: \(fixture.path)/\(file)" + (place.isEmpty ? "" : ", \(place)")
        for command in [
            ["run"], ["run", "--json"], ["watch", "--once"], ["bench", "blocks"], ["run", "--trace-evm", "0"],
        ] {
            let result = try Program.run(command + [fixture.path])
            #expect(result.code == 2, "\(command)", sourceLocation: sourceLocation)
            #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
            for part in [start, ": expected ", ", found "] + parts {
                #expect(result.errors.contains(part), "\(command): \(result.errors)", sourceLocation: sourceLocation)
            }
            if command != ["watch", "--once"] { #expect(result.output.isEmpty, sourceLocation: sourceLocation) }
        }
        #expect(try Program.run(["watch", "--plain", fixture.path]).code == 2, sourceLocation: sourceLocation)
    }

    @Test(arguments: ["block.json", "prestate.json", "poststate.json"]) func truncated(_ file: String) throws {
        let fixture = try BlockFixture()
        try fixture.edit(file) { String($0.prefix($0.count / 2)) }
        try expect(fixture, file: file)
    }

    @Test(arguments: [
        "", "hello", "[]", "5", "\"text\"", "null", "{\"", "\0\0\0", String(repeating: "[", count: 100_000),
    ])
    func noBlockAtAll(_ text: String) throws {
        for file in ["block.json", "prestate.json", "poststate.json"] {
            let fixture = try BlockFixture()
            try fixture.folder.write(text, to: "block/\(file)")
            try expect(fixture, file: file)
        }
    }

    @Test func bytesThatAreNoText() throws {
        let fixture = try BlockFixture()
        let url = URL(filePath: fixture.path + "/prestate.json")
        try Data([0x7b, 0xff, 0xfe, 0x80, 0x7d]).write(to: url)
        try expect(fixture, file: "prestate.json")
    }

    @Test(arguments: [
        ("nonce", "\"first\""), ("nonce", "\"0xzz\""), ("nonce", "-1"), ("nonce", "true"), ("nonce", "null"),
        ("gas", "[]"),
        ("gas", "\"0x1ffffffffffffffffff\""), ("value", "\"0x1\(String(repeating: "0", count: 64))\""),
        ("from", "\"0x12\""), ("to", "{}"), ("input", "\"0x123\""), ("maxFeePerGas", "1.5"), ("type", "\"0x7f\""),
        ("accessList", "\"none\""),
    ])
    func wrongTypes(field: String, value: String) throws {
        let fixture = try BlockFixture()
        try fixture.editTransaction(2) { $0[field] = "REPLACED" }
        try fixture.edit("block.json") { $0.replacing("\"REPLACED\"", with: value) }
        try expect(fixture, file: "block.json", place: "transactions[2]")
    }

    @Test(arguments: ["nonce", "from", "gas", "value", "maxFeePerGas"]) func missingFields(_ field: String) throws {
        let fixture = try BlockFixture()
        try fixture.editTransaction(2) { $0[field] = nil }
        try expect(fixture, file: "block.json", place: "transactions[2]", field)
    }

    @Test(arguments: ["number", "gasLimit", "timestamp", "transactions"]) func missingHeaderFields(_ field: String)
        throws
    {
        let fixture = try BlockFixture()
        try fixture.editBlock { $0[field] = nil }
        try expect(fixture, file: "block.json", place: field)
    }

    @Test(arguments: ["block.json", "prestate.json"]) func missingFile(_ file: String) throws {
        let fixture = try BlockFixture()
        try FileManager.default.removeItem(atPath: "\(fixture.path)/\(file)")
        try expect(fixture, file: file, "found no such file")
    }

    @Test func codeHashWithoutCode() throws {
        let fixture = try BlockFixture("erc20")
        let hash = "0x" + String(repeating: "12", count: 32)
        try fixture.editObject("prestate.json") { state in
            let contract = try #require(state.first { ($0.value as? [String: Any])?["code"] != nil }?.key)
            var account = try #require(state[contract] as? [String: Any])
            account["code"] = nil
            account["codeHash"] = hash
            state[contract] = account
        }
        try expect(
            fixture, file: "prestate.json", place: "0x", "the code whose hash", "found no code", "fetch the pre-state")
    }

    @Test func codeThatDoesNotMatchItsHash() throws {
        let fixture = try BlockFixture("erc20")
        try fixture.editObject("prestate.json") { state in
            let contract = try #require(state.first { ($0.value as? [String: Any])?["code"] != nil }?.key)
            var account = try #require(state[contract] as? [String: Any])
            account["codeHash"] = "0x" + String(repeating: "12", count: 32)
            state[contract] = account
        }
        try expect(fixture, file: "prestate.json", place: "0x")
    }

    @Test func badBlockHashes() throws {
        let fixture = try BlockFixture()
        try fixture.folder.write("{\"five\": \"0x00\"}", to: "block/blockhashes.json")
        try expect(fixture, file: "blockhashes.json")
    }

    /// A dashboard goes on: the block is shown with its reason, and the next ones run.
    @Test func watchingGoesOn() throws {
        let fixture = try BlockFixture()
        let next = fixture.folder.path + "/next"
        _ = try Program.run(
            [
                "generate", "transfers", "--transactions", "3", "--number", "\(BlockFixture.number + 1)", "--output",
                next,
            ])
        try fixture.folder.write("{", to: "block/prestate.json")
        let result = try Program.run(["watch", "--once", "--screen", "blocks", fixture.folder.path])
        #expect(result.code == 2)
        #expect(result.output.contains("✗ failed: ") && result.output.contains("✗ 1 failed   ✓ 1 verified"))
        // `run` ends there, and says so.
        let run = try Program.run(["run", fixture.folder.path])
        #expect(run.code == 2 && run.output.isEmpty)
    }

    @Test func placesWithoutBlocks() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"a\": 1}", to: "other.json")
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        for path in ["empty", "other.json", "nowhere", "nowhere/at/all"] {
            for command in [["run"], ["watch", "--once"], ["watch", "--plain"], ["watch"], ["bench", "blocks"], []] {
                let result = try Program.run(command + [folder.path + "/" + path])
                #expect(result.code == 2 && result.output.isEmpty, "\(command) \(path)")
                #expect(result.errorLines.count == 1)
                for part in [folder.path + "/" + path, ": expected ", ", found "] {
                    #expect(result.errors.contains(part))
                }
            }
        }
    }
}
