import Chain
import EVM
import Execution
import Foundation
import Primitives
import State
import Testing
import Workloads

@Suite struct DemoBlockTests {
    private static let demoBlocks = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "demo-blocks").path

    private func build() throws -> BlockFolder {
        let source = try String(contentsOfFile: Self.demoBlocks + "/contracts/token.easm", encoding: .utf8)
        let code = try Assembler.assemble(source)
        return try DemoBlock.build(
            tokenCode: code, initcode: try Assembler.initcode(for: code), name: "market-day",
            on: SequentialExecutor(EthereumVM()))
    }

    @Test func theBundledFolderIsWhatTheGeneratorBuilds() throws {
        let built = try build()
        let folder = FileManager.default.temporaryDirectory.path + "/altius-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try built.write(folder: folder)
        for name in ["block.json", "prestate.json", "poststate.json"] {
            let written = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
            let bundled = try Data(contentsOf: URL(filePath: "\(Self.demoBlocks)/market-day/\(name)"))
            #expect(written == bundled, "\(name) differs: run 'altius generate demo demo-blocks'")
        }
        let hex = try String(contentsOfFile: Self.demoBlocks + "/contracts/token.hex", encoding: .utf8)
        #expect(built.preState.accounts.values.contains { Hex.encode($0.code) + "\n" == hex })
    }

    @Test func theBlockIsValidAndItsHeaderTrue() throws {
        let folder = try build()
        try folder.block.checkSignatures()
        let task = BlockTask(folder)
        let outcome = try SequentialExecutor(EthereumVM()).execute(task)
        let verification = BlockVerification(
            outcome, of: folder.block, rules: .rules(of: task.fork), preState: folder.preState,
            postState: folder.postState)
        #expect(verification.gasUsed == .passed && verification.receiptsRoot == .passed)
        #expect(verification.logsBloom == .passed && verification.postState == .passed)
        #expect(folder.block.header.hash == folder.block.hash)
        #expect(outcome.blobGasUsed == 2 * 131_072)
        #expect(Set(folder.block.transactions.map(\.kind)) == Set(Transaction.Kind.allCases))
    }

    /// The README's table names the transactions that fail.
    @Test func exactlyTheFailuresFail() throws {
        let outcome = try SequentialExecutor(EthereumVM()).execute(BlockTask(try build()))
        let failed = outcome.receipts.indices.filter { outcome.receipts[$0].outcome == .status(false) }
        #expect(outcome.receipts.count == 55)
        #expect(failed == [43, 44, 45, 46])
    }

    /// What the token's rules promise: the supply is the sum of all balances, and each mint adds to it.
    @Test func tokensAreNeitherLostNorMadeUp() throws {
        let folder = try build()
        let outcome = try SequentialExecutor(EthereumVM()).execute(BlockTask(folder))
        let token = try #require(folder.preState.accounts.first { !$0.value.code.isEmpty })
        let after = try #require(folder.preState.applying(outcome.stateChange)[token.key])
        let allowancesLeft: UInt256 = 30
        let total = after.storage.values.reduce(UInt256.zero) { $0 &+ $1 }
        #expect(after.storage[.zero] == 16_500)
        #expect(total == 33_000 &+ allowancesLeft)
        let transfers = outcome.receipts.flatMap(\.logs).filter { $0.address == token.key && $0.data.count == 32 }
        #expect(transfers.count == 6 + 8 + 5 + 1 + 6)
    }
}
