import Chain
import Foundation
import TestSupport
import Testing

/// Every way a file can be wrong: the error names the file, the place, what was expected and what was found.
@Suite struct BlockFileErrorTests {
    /// Loads the sample after replacing text in one of its files.
    private func error(
        in file: String, replacing old: String, with new: String, cutAfter end: String? = nil
    ) throws -> BlockFileError {
        let temporary = try TemporaryFolder()
        try SampleBlock.folder().write(folder: temporary.path)
        var text = try String(contentsOfFile: temporary.path + "/" + file, encoding: .utf8)
        let range = try #require(text.range(of: old))
        text.replaceSubrange(range, with: new)
        try temporary.write(text, to: file)
        do {
            _ = try BlockFolder.load(temporary.path)
        } catch {
            #expect(error.file == temporary.path + "/" + file)
            #expect(error.description.hasSuffix(".") && !error.description.contains("\n"))
            return error
        }
        throw Unexpected()
    }

    private struct Unexpected: Error {}

    @Test(arguments: [
        // Wrong digits, an odd number of them, too many of them.
        ("block.json", #""gas":"0x186a0""#, #""gas":"0xzz""#, "transactions[0].gas", #""0xzz""#),
        ("block.json", #""gas":"0x186a0""#, #""gas":"0x10000000000000000""#, "transactions[0].gas", "0x1000"),
        ("block.json", #""input":"0x000100ff""#, #""input":"0x000100f""#, "transactions[0].input", "0x000100f"),
        ("block.json", #""miner":"0x"#, #""miner":"0x00"#, "miner", "(44 characters)"),
        ("block.json", #""nonce":"0x0000000000000000""#, #""nonce":"0x0""#, "nonce", "0x0"),
        // Another type.
        ("block.json", #""value":"0x400000000000000000""#, #""value":[1]"#, "transactions[0].value", "a list"),
        ("block.json", #""value":"0x400000000000000000""#, #""value":{}"#, "transactions[0].value", "an object"),
        ("block.json", #""value":"0x400000000000000000""#, #""value":true"#, "transactions[0].value", "true"),
        ("block.json", #""value":"0x400000000000000000""#, #""value":1.5"#, "transactions[0].value", "number 1.5"),
        ("block.json", #""transactions":["#, #""transactions":7,"x":["#, "transactions", "a number"),
        ("block.json", #""accessList":["#, #""accessList":[3,"#, "transactions[2].accessList[0]", "a number"),
        // Missing, null, unknown.
        ("block.json", #""gasUsed":"#, #""gasWasted":"#, "gasUsed", "no such field"),
        ("block.json", #""transactions":["#, #""trans":["#, "transactions", "no such field"),
        ("block.json", #""gas":"0x186a0""#, #""gas":null"#, "transactions[0].gas", "null"),
        ("block.json", #""type":"0x3""#, #""type":"0x4""#, "transactions[4].type", "0x4"),
        ("block.json", #""v":"0x1"#, #""v":"0x1d","w":"0x"#, "transactions[0].v", "0x1d"),
        // States.
        ("prestate.json", #""0x0000000000000000000000000000000000000000""#, #""0x00""#, "0x00", "0x00"),
        ("prestate.json", #""code":"0x6000""#, #""code":"0x600""#, ".code", "0x600"),
        (
            "prestate.json", #""code":"0x6000""#,
            #""codeHash":"0x2cdf6c152ba0e1f20a5a7fc12f2bb1e3d3ad01e8b0f5b0d9d0a5f9f4b2d0c0d1""#, ".code", "no code"
        ),
        (
            "prestate.json", #""code":"0x6000""#,
            #""code":"0x6000","codeHash":"0x2cdf6c152ba0e1f20a5a7fc12f2bb1e3d3ad01e8b0f5b0d9d0a5f9f4b2d0c0d1""#,
            ".codeHash", "0x2cdf"
        ),
        ("prestate.json", #""storage":{"#, #""storage":{"0x0":"0x1","#, "", "a second time"),
        ("prestate.json", #""storage":{"#, #""storage":{"slot":"0x1","#, ".storage.slot", "slot"),
        ("poststate.json", #""nonce":1"#, #""nonce":-1"#, ".nonce", "-1"),
        ("blockhashes.json", #""19999999""#, #""yesterday""#, "yesterday", "yesterday"),
        ("blockhashes.json", #":"0x00"#, #":"0x"#, "19999999", "(64 characters)"),
        // No JSON.
        ("block.json", #""gas":"0x186a0","#, #""gas":0x186a0,"#, "line 1, column ", #""x""#),
        ("block.json", #","transactions":["#, "\n\n  \"transactions\":[", "line 3, column 3", #"""#),
    ])
    func place(file: String, old: String, new: String, place: String, found: String) throws {
        let error = try error(in: file, replacing: old, with: new)
        #expect(place.first == "." || place.isEmpty ? error.place.hasSuffix(place) : error.place.hasPrefix(place))
        #expect(error.found.contains(found))
    }

    /// Cut at any point, a file is refused with the line and column of the cut, and never read as something else.
    @Test func truncation() throws {
        let temporary = try TemporaryFolder()
        try SampleBlock.folder().write(folder: temporary.path)
        let text = try String(contentsOfFile: temporary.path + "/block.json", encoding: .utf8)
        for count in stride(from: 0, to: text.utf8.count - 2, by: 97) {
            try temporary.write(String(text.prefix(count)), to: "block.json")
            let error = #expect(throws: BlockFileError.self) { try BlockFolder.load(temporary.path) }
            #expect(error?.place == "line 1, column \(count + 1)")
            #expect(error?.found == "the end of the file")
        }
    }

    /// Damaged bytes anywhere: an error with a place, or a block; never a trap.
    @Test func damage() throws {
        let temporary = try TemporaryFolder()
        try SampleBlock.folder().write(bundle: temporary.path + "/sample.json")
        let original = [UInt8](try Data(contentsOf: URL(filePath: temporary.path + "/sample.json")))
        var random = SplitMix64(state: 29)
        var refused = 0
        for _ in 0..<1_500 {
            var bytes = original
            for _ in 0...Int(random.next() % 3) {
                let position = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: position)
                default: bytes.insert(Array("\"{}[],:0x".utf8)[Int(random.next() % 9)], at: position)
                }
            }
            try Data(bytes).write(to: URL(filePath: temporary.path + "/sample.json"))
            do {
                _ = try BlockFolder.load(temporary.path + "/sample.json")
            } catch {
                refused += 1
                #expect(!error.expected.isEmpty && !error.found.isEmpty && !error.advice.isEmpty)
            }
        }
        #expect(refused > 500)
    }

    @Test func hostileNesting() throws {
        let temporary = try TemporaryFolder()
        try SampleBlock.folder().write(folder: temporary.path)
        try temporary.write(String(repeating: "[", count: 1_000_000), to: "block.json")
        #expect(throws: BlockFileError.self) { try BlockFolder.load(temporary.path) }
    }

    @Test func absentFile() throws {
        let temporary = try TemporaryFolder()
        try SampleBlock.folder().write(folder: temporary.path)
        try FileManager.default.removeItem(atPath: temporary.path + "/prestate.json")
        let error = #expect(throws: BlockFileError.self) { try BlockFolder.load(temporary.path) }
        #expect(error?.file == temporary.path + "/prestate.json")
        #expect(error?.found == "no such file")
    }

    @Test func writingToNowhere() throws {
        let temporary = try TemporaryFolder()
        try temporary.write("", to: "file")
        #expect(throws: BlockFileError.self) { try SampleBlock.folder().write(folder: temporary.path + "/file/x") }
        #expect(throws: BlockFileError.self) { try SampleBlock.folder().write(bundle: temporary.path + "/no/x.json") }
    }
}
