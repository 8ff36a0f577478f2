import Chain
import Execution
import Primitives
import Testing

@Suite struct SignatureTests {
    @Test func signersAreComparedWithSenders() throws {
        let signed = try #require(transfer(from: 1, to: 2).signed(with: Hash256(5)))
        try Block(header: header(), transactions: [signed, signed]).checkSignatures()
        var stolen = signed
        stolen.sender = address(1)
        #expect(
            throws: InvalidBlock(
                block: 19_930_000, transaction: 1, rule: .sender, expected: "\(address(1))",
                found: "signed by \(signed.sender)")
        ) { try Block(header: header(), transactions: [signed, stolen]).checkSignatures() }
        #expect(throws: InvalidBlock.self) {
            try Block(header: header(), transactions: [transfer(from: 1, to: 2)]).checkSignatures()
        }
    }
}
