import Chain
import Execution
import Primitives
import Testing

@Suite struct SignatureTests {
    @Test func signersAreComparedWithSenders() throws {
        let signed = try #require(transfer(from: 1, to: 2).signed(with: Hash256(5)))
        try Block(header: header(), transactions: [signed, signed]).checkSignatures(workers: 2)
        var stolen = signed
        stolen.sender = address(1)
        #expect(
            throws: InvalidBlock(
                block: 19_930_000, transaction: 1, rule: .sender, expected: "\(address(1))",
                found: "signed by \(signed.sender)")
        ) { try Block(header: header(), transactions: [signed, stolen]).checkSignatures(workers: 2) }
        #expect(throws: InvalidBlock.self) {
            try Block(header: header(), transactions: [transfer(from: 1, to: 2)]).checkSignatures(workers: 2)
        }
    }

    @Test(arguments: [1, 2, 16]) func theFirstWrongOneIsReported(workers: Int) throws {
        let signed = try #require(transfer(from: 1, to: 2).signed(with: Hash256(5)))
        var transactions = [Transaction](repeating: signed, count: 40)
        for wrong in [33, 21, 22] { transactions[wrong].sender = address(1) }
        let error = #expect(throws: InvalidBlock.self) {
            try Block(header: header(), transactions: transactions).checkSignatures(workers: workers)
        }
        #expect(error?.transaction == 21)
    }
}
