import Primitives
import TestSupport
import Testing

/// Many messages at once against one by one, with every number of lanes that the processor has; 0 is one by one.
@Suite struct Keccak256MessagesTests {
    static let lanes = [0, 4, 8].filter { $0 <= Keccak256.lanes }

    /// The digests of the messages, which come out nowhere else: the bytes around them stay.
    private func digests(of messages: [KeccakMessage], in bytes: [UInt8], lanes: Int) -> [Hash256] {
        var digests = [UInt8](repeating: 0xa5, count: 32 * messages.count + 64)
        bytes.withUnsafeBytes { bytes in
            messages.withUnsafeBufferPointer { messages in
                digests.withUnsafeMutableBytes { digests in
                    guard let source = bytes.baseAddress, let target = digests.baseAddress else { return }
                    Keccak256.hash(messages, of: source, into: target + 32, lanes: lanes)
                }
            }
        }
        #expect(digests.prefix(32).allSatisfy { $0 == 0xa5 } && digests.suffix(32).allSatisfy { $0 == 0xa5 })
        return messages.indices.compactMap { Hash256(digests[(32 + 32 * $0)..<(64 + 32 * $0)]) }
    }

    private func digestsOneByOne(of messages: [KeccakMessage], in bytes: [UInt8]) -> [Hash256] {
        messages.map { Keccak256.hash(Array(bytes[Int($0.offset)..<Int($0.offset + $0.length)])) }
    }

    private func randomBytes(_ count: Int, _ generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    @Test(arguments: lanes) func knownHashes(lanes: Int) {
        let texts = ["", "abc", "The quick brown fox jumps over the lazy dog"]
        var bytes: [UInt8] = []
        var messages: [KeccakMessage] = []
        for text in texts {
            messages.append(KeccakMessage(offset: bytes.count, length: text.utf8.count))
            bytes += text.utf8
        }
        #expect(
            digests(of: messages, in: bytes, lanes: lanes).map(\.description) == [
                "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
                "0x4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15",
            ])
    }

    /// Every length alone, where the bytes end with the message, and all of them together.
    @Test(arguments: lanes) func everyLength(lanes: Int) {
        var generator = SplitMix64(state: 1)
        let bytes = randomBytes(601, &generator)
        var messages: [KeccakMessage] = []
        for length in 0...600 {
            let message = KeccakMessage(offset: 601 - length, length: length)
            messages.append(message)
            #expect(
                digests(of: [message], in: bytes, lanes: lanes) == digestsOneByOne(of: [message], in: bytes),
                "\(length) bytes")
        }
        #expect(digests(of: messages, in: bytes, lanes: lanes) == digestsOneByOne(of: messages, in: bytes))
        messages.reverse()
        #expect(digests(of: messages, in: bytes, lanes: lanes) == digestsOneByOne(of: messages, in: bytes))
    }

    /// Mixed lengths, among them the edges of blocks, at any offset: lanes finish and are taken again in any order.
    @Test(arguments: lanes) func mixedLengths(lanes: Int) {
        let usual = [0, 1, 7, 8, 20, 32, 110, 127, 128, 134, 135, 136, 137, 271, 272, 273, 532]
        for seed in 0..<20 {
            var generator = SplitMix64(state: UInt64(seed))
            let bytes = randomBytes(2000, &generator)
            for count in 0...40 {
                let messages = (0..<count).map { _ in
                    let edge = usual[Int.random(in: 0..<usual.count, using: &generator)]
                    let length = Bool.random(using: &generator) ? edge : Int.random(in: 0...600, using: &generator)
                    let offset = Int.random(in: 0...(bytes.count - length), using: &generator)
                    return KeccakMessage(offset: offset, length: length)
                }
                #expect(
                    digests(of: messages, in: bytes, lanes: lanes) == digestsOneByOne(of: messages, in: bytes),
                    "seed \(seed), \(count) messages")
            }
        }
    }

    /// More and fewer than one chunk.
    @Test func wordsAndAddresses() {
        var generator = SplitMix64(state: 7)
        for count in [0, 1, 2, 7, 8, 9, 15, 16, 17, 32, 33, 200] {
            let words = (0..<count).compactMap { _ in UInt256(bigEndian: randomBytes(32, &generator)) }
            #expect(words.count == count)
            #expect(Keccak256.hash(words) == words.map { Keccak256.hash($0.bigEndianBytes) })
            let addresses = words.map { Address(truncating: $0) }
            #expect(Keccak256.hash(addresses) == addresses.map { Keccak256.hash($0.bytes) })
        }
    }
}
