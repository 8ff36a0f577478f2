import Chain
import Foundation
import Testing
import Workloads

@Suite struct DemoStoryTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "demo-blocks").path

    /// Byte for byte.
    @Test(arguments: DemoStory.allCases) func bundledFileIsWhatTheGeneratorMakes(_ story: DemoStory) throws {
        let block = try story.makeBlock(by: makeExecutor())
        let path = "\(Self.folder)/\(story.name).json"
        #expect(try BlockFolder.load(path) == block)
        let copy = FileManager.default.temporaryDirectory.path + "/altius-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try block.write(bundle: copy)
        #expect(try Data(contentsOf: URL(filePath: copy)) == Data(contentsOf: URL(filePath: path)))
    }

    @Test(arguments: DemoStory.allCases) func storiesAreSmallAndSigned(_ story: DemoStory) throws {
        let block = try story.makeBlock(by: makeExecutor())
        #expect((30...150).contains(block.block.transactions.count))
        #expect(block.story?.split(separator: "\n").count == 2)
        try block.block.checkSignatures(workers: 2)
    }

    @Test func theFolderHoldsTheStoriesInOrder() throws {
        #expect(try BlockFolder.discover([Self.folder]).map { try $0.load().name } == DemoStory.allCases.map(\.name))
    }
}
