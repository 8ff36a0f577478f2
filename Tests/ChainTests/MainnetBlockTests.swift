import Chain
import Primitives
import TestSupport
import Testing

/// Real blocks, Frontier to Cancun: what is read must hash to what the chain recorded.
@Suite struct MainnetBlockTests {
    @Test func everyBlockIsReadExactly() throws {
        guard let path = TestData.path("mainnet") else { return }
        let sources = try BlockFolder.discover([path])
        #expect(sources.count == 43)
        #expect(sources.map(\.number) == sources.map(\.number).sorted())
        var transactions = 0
        for source in sources {
            let folder = try source.load()
            let block = folder.block
            #expect(block.header.hash == block.hash, "header of block \(source.number)")
            #expect(try BlockHeader(decoding: block.header.encoded) == block.header)
            #expect(folder.postState != nil && !folder.preState.accounts.isEmpty)
            #expect(folder.name == String(source.number))
            let rules = ChainRules.rules(
                of: Mainnet.fork(number: block.header.number, timestamp: block.header.timestamp))
            for (index, transaction) in block.transactions.enumerated() {
                // Decoding recovers the sender, which the file states independently.
                #expect(try Transaction(decoding: transaction.encoded) == transaction, "\(source.number)[\(index)]")
                #expect(throws: Never.self) { try transaction.validate(under: rules, chainID: Mainnet.chainID) }
            }
            transactions += block.transactions.count
        }
        #expect(transactions == 10_130)
    }
}
