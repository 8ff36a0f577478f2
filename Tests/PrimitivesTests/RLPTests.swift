import Primitives
import TestSupport
import Testing

@Suite struct RLPTests {
    /// The examples of the yellow paper and of the wiki page that preceded it.
    @Test func knownEncodings() {
        #expect(RLPItem.string(Array("dog".utf8)).encoded == [0x83] + Array("dog".utf8))
        #expect(RLPItem.string([]).encoded == [0x80])
        #expect(RLPItem.string([0x0f]).encoded == [0x0f])
        #expect(RLPItem.string([0x80]).encoded == [0x81, 0x80])
        #expect(RLPItem.list([]).encoded == [0xc0])
        let nested: RLPItem = .list([.list([]), .list([.list([])]), .list([.list([]), .list([.list([])])])])
        #expect(nested.encoded == [0xc7, 0xc0, 0xc1, 0xc0, 0xc3, 0xc0, 0xc1, 0xc0])
    }

    /// Both sides of every boundary where the header changes its form.
    @Test(arguments: [0, 1, 54, 55, 56, 57, 255, 256, 257, 65_535, 65_536])
    func lengthBoundaries(count: Int) throws {
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
        let header: [UInt8] =
            switch count {
            case ...55: [UInt8(count)]
            case ...255: [56, UInt8(count)]
            case ...65_535: [57, UInt8(count >> 8), UInt8(count & 255)]
            default: [58, UInt8(count >> 16), UInt8(count >> 8 & 255), UInt8(count & 255)]
            }
        if count != 1 {
            #expect(RLPItem.string(payload).encoded == [0x80 + header[0]] + header.dropFirst() + payload)
        }
        let ones = RLPItem.list(Array(repeating: .string([1]), count: count))
        #expect(ones.encoded == [0xc0 + header[0]] + header.dropFirst() + Array(repeating: 1, count: count))
        #expect(try RLPItem(decoding: RLPItem.string(payload).encoded) == .string(payload))
        #expect(try RLPItem(decoding: ones.encoded) == ones)
    }

    @Test func integersAreShortest() throws {
        var random = SplitMix64(state: 7)
        for bits: UInt64 in 0...256 {
            let word = UInt256(random.next(), random.next(), random.next(), random.next())
            let value = bits == 0 ? .zero : word >> (256 - bits)
            var encoder = RLPEncoder()
            encoder.append(value)
            #expect(encoder.bytes == RLPItem.string(value.minimalBigEndianBytes).encoded)
            var decoder = RLPDecoder(encoder.bytes)
            #expect(try decoder.readUInt256() == value)
            #expect(decoder.isAtEnd)
            if value.fitsInUInt64 {
                var short = RLPEncoder()
                short.append(value.limb0)
                #expect(short.bytes == encoder.bytes)
            }
        }
    }

    @Test func fixedWidthValues() throws {
        let address = Address(high: 1, middle: 2, low: 3)
        var encoder = RLPEncoder()
        encoder.appendList { encoder in
            encoder.append(address)
            encoder.append(nil as Address?)
            encoder.append(Hash256(UInt256(5)))
            encoder.appendFixed(6 as UInt64)
        }
        let expected: RLPItem = .list([
            .string(address.bytes), .string([]), .string(UInt256(5).bigEndianBytes), .string([0, 0, 0, 0, 0, 0, 0, 6]),
        ])
        #expect(encoder.bytes == expected.encoded)
        var whole = RLPDecoder(encoder.bytes)
        var list = try whole.readList()
        #expect(try list.readAddress() == address)
        #expect(try list.readOptionalAddress() == nil)
        #expect(try list.readHash() == Hash256(UInt256(5)))
        #expect(try list.readWord(byteCount: 8) == 6)
        try list.finish()
    }
}
