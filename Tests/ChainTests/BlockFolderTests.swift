import Chain
import Primitives
import TestSupport
import Testing

@Suite struct BlockFolderTests {
    @Test func folderRoundTrip() throws {
        let temporary = try TemporaryFolder()
        let folder = try SampleBlock.folder()
        try folder.write(folder: temporary.path + "/sample")
        #expect(try BlockFolder.load(temporary.path + "/sample") == folder)
        #expect(try BlockFolder.load(temporary.path + "/sample/") == folder)
    }

    @Test func bundleRoundTrip() throws {
        let temporary = try TemporaryFolder()
        let folder = try SampleBlock.folder()
        try folder.write(bundle: temporary.path + "/sample.json")
        #expect(try BlockFolder.load(temporary.path + "/sample.json") == folder)
    }

    @Test func storiesStayInBundles() throws {
        let temporary = try TemporaryFolder()
        var folder = try SampleBlock.folder()
        folder.story = "A \"hot\" pool \\ a chain.\nLook for: caf\u{e9}\t\u{1} \u{1f525}"
        try folder.write(bundle: temporary.path + "/sample.json")
        #expect(try BlockFolder.load(temporary.path + "/sample.json") == folder)
        try folder.write(folder: temporary.path + "/sample")
        #expect(try BlockFolder.load(temporary.path + "/sample").story == nil)
    }

    @Test func optionalPartsStayAbsent() throws {
        let temporary = try TemporaryFolder()
        var folder = try SampleBlock.folder()
        folder.blockHashes = [:]
        folder.postState = nil
        folder.block.hash = nil
        folder.block.withdrawals = nil
        folder.block.transactions[0].signature = nil
        try folder.write(folder: temporary.path + "/sample")
        try folder.write(bundle: temporary.path + "/sample.json")
        #expect(try BlockFolder.load(temporary.path + "/sample") == folder)
        #expect(try BlockFolder.load(temporary.path + "/sample.json") == folder)
    }

    @Test func discoveryFindsBothLayoutsInOrder() throws {
        let temporary = try TemporaryFolder()
        try SampleBlock.folder(number: 30).write(folder: temporary.path + "/a")
        try SampleBlock.folder(number: 10).write(bundle: temporary.path + "/b.json")
        try SampleBlock.folder(number: 20).write(folder: temporary.path + "/c")
        try SampleBlock.folder(number: 5).write(folder: temporary.path + "/d/too-deep")
        try temporary.write("[1, 2]", to: "notes.json")
        try temporary.write("not JSON", to: "notes.txt")
        let sources = try BlockFolder.discover([temporary.path])
        #expect(sources.map(\.number) == [10, 20, 30])
        #expect(sources.map(\.layout) == [.bundle, .folder, .folder])
        #expect(try sources.map { try $0.load().name } == ["b", "c", "a"])
        let named = try BlockFolder.discover([temporary.path + "/a", temporary.path + "/b.json"])
        #expect(named.map(\.number) == [10, 30])
    }

    @Test func discoveryRefusesWhatHoldsNoBlock() throws {
        let temporary = try TemporaryFolder()
        for path in [temporary.path, temporary.path + "/absent"] {
            #expect(throws: BlockFileError.self) { try BlockFolder.discover([path]) }
        }
        try temporary.write("{}", to: "other.json")
        #expect(throws: BlockFileError.self) { try BlockFolder.discover([temporary.path + "/other.json"]) }
        try temporary.makeFolder("half")
        try temporary.write("{}", to: "half/prestate.json")
        #expect {
            try BlockFolder.discover([temporary.path])
        } throws: { error in
            (error as? BlockFileError)?.file.hasSuffix("half/block.json") == true
        }
    }

    /// The quirks of real tracers.
    @Test func preStateQuirks() throws {
        let temporary = try TemporaryFolder()
        let folder = try SampleBlock.folder()
        try folder.write(folder: temporary.path + "/x")
        try temporary.write(
            """
            {"0x0000000000000000000000000000000000000001": {"balance": "0x10", "nonce": 7},
             "0x0000000000000000000000000000000000000002": {"balance": "0x0", "nonce": "0x8", "code": "0x"},
             "0x0000000000000000000000000000000000000003": {"balance": "0x1", "code": null, "storage": {"0x1": "0x2"},
              "codeHash": "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"}}
            """, to: "x/prestate.json")
        let accounts = try BlockFolder.load(temporary.path + "/x").preState.accounts
        #expect(
            accounts == [
                Address(truncating: 1): AccountSnapshot(balance: 16, nonce: 7),
                Address(truncating: 2): AccountSnapshot(balance: 0, nonce: 8),
                Address(truncating: 3): AccountSnapshot(balance: 1, storage: [1: 2]),
            ])
    }
}
