import Chain
import Foundation
import Primitives
import StateTree
import TestSupport
import Testing

/// Blocks and states of the official BlockchainTests: coding, hashes and roots, without execution.
@Suite struct OfficialBlockTests {
    @Test func blocksAndStates() throws {
        guard let path = TestData.path("ethereum-tests/BlockchainTests") else { return }
        var accepted = 0
        var refused = 0
        var states = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) where name.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(filePath: path + "/" + name))
            for (caseName, test) in try JSONDecoder().decode([String: BlockchainTestJSON].self, from: data) {
                #expect(StateRoot.root(of: test.preState) == test.genesisStateRoot, "\(caseName)")
                states += 1
                for block in test.blocks where try check(block, caseName) { accepted += 1 }
                for block in test.blocks where block.mustNotDecode {
                    #expect(throws: BlockDecodingError.self, "\(caseName)") { try Block(decoding: block.rlp) }
                    refused += 1
                }
            }
        }
        #expect(accepted == 1_118)
        #expect(refused == 11)
        #expect(states == 573)
    }

    /// Whether the block is a valid one, which then must decode, hash and encode exactly.
    private func check(_ test: BlockchainTestJSON.BlockJSON, _ name: String) throws -> Bool {
        guard let hash = test.hash else { return false }
        let block = try Block(decoding: test.rlp)
        #expect(block.hash == hash, "\(name)")
        #expect(block.encoded == test.rlp, "\(name)")
        #expect(BlockRoots.transactionsRoot(block.transactions) == block.header.transactionsRoot, "\(name)")
        #expect(block.withdrawals.map(BlockRoots.withdrawalsRoot) == block.header.withdrawalsRoot, "\(name)")
        return true
    }
}

/// What is compared of a BlockchainTests case.
private struct BlockchainTestJSON: Decodable {
    let preState: StateSnapshot
    let genesisStateRoot: Hash256
    let blocks: [BlockJSON]

    private enum Field: String, CodingKey { case pre, genesisBlockHeader, blocks }
    private enum HeaderField: String, CodingKey { case stateRoot, hash }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        let header = try fields.nestedContainer(keyedBy: HeaderField.self, forKey: .genesisBlockHeader)
        genesisStateRoot = try header.read(.stateRoot, .hash)
        blocks = try fields.decode([BlockJSON].self, forKey: .blocks)
        let accounts = try fields.decode([String: AccountJSON].self, forKey: .pre)
        preState = StateSnapshot(
            accounts: Dictionary(
                uniqueKeysWithValues: try accounts.map {
                    (try #require(JSONForm.address.parse($0.key)), $0.value.account)
                }))
    }

    struct BlockJSON: Decodable {
        let rlp: [UInt8]
        /// `nil` for a block that must be refused.
        let hash: Hash256?
        /// Whether every reason given for the refusal is one of form.
        let mustNotDecode: Bool

        private enum Field: String, CodingKey { case rlp, blockHeader, expectException }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            rlp = try fields.read(.rlp, .bytes)
            hash =
                fields.contains(.blockHeader)
                ? try fields.nestedContainer(keyedBy: HeaderField.self, forKey: .blockHeader).read(.hash, .hash) : nil
            let exceptions = try fields.decodeIfPresent(String.self, forKey: .expectException)?.split(separator: "|")
            mustNotDecode = exceptions?.allSatisfy { $0.contains(".RLP_") } ?? false
        }
    }

    struct AccountJSON: Decodable {
        let account: AccountSnapshot

        private enum Field: String, CodingKey { case balance, nonce, code, storage }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Field.self)
            account = AccountSnapshot(
                balance: try fields.read(.balance, .quantity), nonce: try fields.read(.nonce, .uint64),
                code: try fields.read(.code, .bytes), storage: try fields.readStorage(.storage))
        }
    }
}
