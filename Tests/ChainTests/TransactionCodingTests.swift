import Chain
import Primitives
import TestSupport
import Testing

@Suite struct TransactionCodingTests {
    /// The worked example of EIP-155.
    @Test func replayProtectionExample() throws {
        let transaction = Transaction(
            kind: .legacy, chainID: 1, nonce: 9, gasLimit: 21_000, maxFeePerGas: 20_000_000_000,
            maxPriorityFeePerGas: 20_000_000_000, to: Address(Array(repeating: 0x35, count: 20)),
            value: 1_000_000_000_000_000_000, input: [], sender: .zero)
        #expect(
            transaction.signingHash.description == "0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53")
        let key = try #require(Hash256(Array(repeating: 0x46, count: 32)))
        let signed = try #require(transaction.signed(with: key))
        #expect(signed.signature?.v == 37)
        #expect(
            signed.signature?.r.description == "0x28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276")
        #expect(
            signed.signature?.s.description == "0x67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83")
        #expect(signed.sender.description == "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f")
    }

    @Test func everyKindSurvivesTheWire() throws {
        for transaction in try SampleBlock.transactions() {
            #expect(try Transaction(decoding: transaction.encoded) == transaction)
            #expect(transaction.recoveredSender == transaction.sender)
            var altered = transaction
            altered.value = 1
            #expect(altered.recoveredSender != transaction.sender)
        }
    }

    @Test func everySignatureRecoversItsSigner() throws {
        var random = SplitMix64(state: 3)
        for _ in 0..<200 {
            let key = Hash256(UInt256(random.next(), random.next(), random.next(), random.next() >> 1))
            let hash = Hash256(UInt256(random.next(), random.next(), random.next(), random.next()))
            let (r, s, yParity) = try #require(Secp256k1.sign(hash, privateKey: key))
            #expect(s <= Secp256k1.halfOrder)
            let address = try #require(Secp256k1.address(ofPrivateKey: key))
            #expect(Secp256k1.recoverSigner(of: hash, r: r, s: s, yParity: yParity) == address)
            // The mirrored signature is as valid, which is why EIP-2 had to forbid it.
            #expect(Secp256k1.recoverSigner(of: hash, r: r, s: Secp256k1.order &- s, yParity: 1 - yParity) == address)
            #expect(Secp256k1.recoverSigner(of: hash, r: r, s: s, yParity: 1 - yParity) != address)
        }
    }

    @Test func signaturesOutOfRangeRecoverNobody() {
        let hash = Hash256(1)
        for (r, s) in [(0, 1), (1, 0), (Secp256k1.order, 1), (1, Secp256k1.order)] as [(UInt256, UInt256)] {
            #expect(Secp256k1.recoverSigner(of: hash, r: r, s: s, yParity: 0) == nil)
        }
        #expect(Secp256k1.recoverSigner(of: hash, r: 1, s: 1, yParity: 2) == nil)
        #expect(Secp256k1.sign(hash, privateKey: .zero) == nil)
        #expect(Secp256k1.address(ofPrivateKey: Hash256(Secp256k1.order)) == nil)
    }

    @Test func protectionOfV() {
        #expect(Transaction.protection(ofV: 26) == nil)
        #expect(Transaction.protection(ofV: 29) == nil)
        #expect(Transaction.protection(ofV: 34) == nil)
        #expect(Transaction.protection(ofV: 28)?.yParity == 1)
        #expect(Transaction.protection(ofV: 37)?.chainID == 1)
        #expect(Transaction.protection(ofV: 38)?.yParity == 1)
        let largest = (UInt256(UInt64.max) << 1) &+ 36
        #expect(Transaction.protection(ofV: largest)?.chainID == .max)
        #expect(Transaction.protection(ofV: largest &+ 1) == nil)
    }

    @Test func errorsNameTheField() throws {
        #expect(throws: TransactionDecodingError.empty) { try Transaction(decoding: []) }
        #expect(throws: TransactionDecodingError.unknownKind(4)) { try Transaction(decoding: [4, 0xc0]) }
        #expect(throws: TransactionDecodingError.unknownKind(0)) { try Transaction(decoding: [0, 0xc0]) }
        #expect(throws: TransactionDecodingError.unknownKind(0x80)) { try Transaction(decoding: [0x80]) }
        #expect(throws: TransactionDecodingError.malformed(field: "nonce", RLPError(.unexpectedEnd, at: 1))) {
            try Transaction(decoding: [0xc0])
        }
        let bytes = try SampleBlock.transactions()[3].encoded
        #expect(throws: TransactionDecodingError.self) { try Transaction(decoding: bytes + [0]) }
        for length in 0..<bytes.count {
            #expect(throws: TransactionDecodingError.self) { try Transaction(decoding: Array(bytes[..<length])) }
        }
    }
}
