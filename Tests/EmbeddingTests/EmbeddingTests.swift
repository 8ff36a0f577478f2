import Chain
import EVM
import Execution
import Foundation
import Testing

/// The example of README.md compiles and does what it says.
@Suite struct EmbeddingTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    // README.md
    func execute(_ path: String) throws -> Bool {
        let folder = try BlockFolder.load(path)
        let task = BlockTask(folder)
        let executor = ParallelExecutor(workers: 4) { EthereumVM() }
        let outcome = try executor.execute(task)
        for receipt in outcome.receipts { print(receipt.cumulativeGasUsed, receipt.logs.count) }
        return BlockVerification(
            outcome, of: folder.block, rules: .rules(of: task.fork), preState: folder.preState,
            postState: folder.postState
        ).passed
    }
    // End

    @Test func theExampleWorks() throws {
        #expect(try execute(Self.root + "/demo-blocks/2-one-hot-pool.json"))
    }

    @Test func theReadmeHasIt() throws {
        let source = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
        let example = source.drop { !$0.hasSuffix("// README.md") }.dropFirst().prefix { !$0.hasSuffix("// End") }
        let text = example.map { String($0.dropFirst(4)) }.joined(separator: "\n")
        #expect(!text.isEmpty)
        #expect(try String(contentsOfFile: Self.root + "/README.md", encoding: .utf8).contains(text))
    }
}
