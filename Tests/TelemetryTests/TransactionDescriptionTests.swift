import Primitives
import Telemetry
import TestSupport
import Testing

@Suite struct TransactionDescriptionTests {
    /// The documented encoding, spelled out.
    @Test func encoding() throws {
        let call = TransactionDescription(
            kind: 2, sender: Address(high: 0, middle: 0, low: 0xab), recipient: Address(high: 0, middle: 0, low: 0xcd),
            value: 0x0102, gasLimit: 300, selector: 0xa905_9cbb)
        let zeros = [UInt8](repeating: 0, count: 19)
        #expect(
            call.encoded == [2, 3] + zeros + [0xab] + zeros + [0xcd, 0xbb, 0x9c, 0x05, 0xa9, 0xac, 0x02, 2, 1, 2])
        var creation = call
        (creation.recipient, creation.selector, creation.value) = (nil, nil, .zero)
        #expect(creation.encoded == [2, 0] + zeros + [0xab, 0xac, 0x02, 0])
    }

    @Test func roundTrip() throws {
        var random = SplitMix64(state: 5)
        for _ in 0..<500 {
            func address() -> Address {
                Address(
                    high: UInt32(truncatingIfNeeded: random.next()), middle: random.next(),
                    low: random.next())
            }
            let transaction = TransactionDescription(
                kind: UInt8(random.next() % 256), sender: address(),
                recipient: random.next() % 2 == 0 ? address() : nil,
                value: UInt256(random.next(), random.next(), random.next(), random.next()) >> (random.next() % 257),
                gasLimit: random.next() >> (random.next() % 64),
                selector: random.next() % 2 == 0 ? UInt32(truncatingIfNeeded: random.next()) : nil)
            let bytes = transaction.encoded
            #expect(try TransactionDescription(encoded: bytes) == transaction)
            for length in 0..<bytes.count {
                #expect(throws: TraceFault.self) { try TransactionDescription(encoded: Array(bytes[..<length])) }
            }
            #expect(throws: TraceFault.self) { try TransactionDescription(encoded: bytes + [0]) }
        }
        #expect(throws: TraceFault.self) {
            try TransactionDescription(encoded: [0, 4] + [UInt8](repeating: 0, count: 40))
        }
    }
}
