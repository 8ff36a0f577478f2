import Primitives
import TestSupport
import Testing

/// Every rule of strict decoding, with the place that the error names.
@Suite struct RLPStrictnessTests {
    @Test(
        arguments: [
            ([], .unexpectedEnd, 0),
            ([0x81], .unexpectedEnd, 0),
            ([0x83, 1, 2], .unexpectedEnd, 0),
            ([0xc2, 0x01], .unexpectedEnd, 0),
            ([0xc2, 0x82, 0x01], .unexpectedEnd, 1),
            ([0xb8], .unexpectedEnd, 0),
            ([0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .unexpectedEnd, 0),
            ([0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .unexpectedEnd, 0),
            ([0x81, 0x7f], .byteWithHeader, 0),
            ([0xc3, 0x01, 0x81, 0x00], .byteWithHeader, 2),
            ([0xb8, 0x01, 0xff], .longLength, 0),
            ([0xb9, 0x00, 0x40], .longLength, 0),
            ([0xf8, 0x00], .longLength, 0),
            ([0x01, 0x02], .trailingBytes(count: 1), 1),
            ([0xc0, 0xc0, 0xc0], .trailingBytes(count: 2), 1),
        ] as [([UInt8], RLPError.Reason, Int)])
    func refused(bytes: [UInt8], reason: RLPError.Reason, offset: Int) {
        #expect(throws: RLPError(reason, at: offset)) { try RLPItem(decoding: bytes) }
    }

    @Test func integerRules() {
        #expect(throws: RLPError(.leadingZero, at: 0)) {
            var decoder = RLPDecoder([0x82, 0x00, 0x80])
            return try decoder.readUInt64()
        }
        #expect(throws: RLPError(.leadingZero, at: 0)) {
            var decoder = RLPDecoder([0x00])
            return try decoder.readUInt256()
        }
        #expect(throws: RLPError(.integerTooWide(bits: 64), at: 0)) {
            var decoder = RLPDecoder([0x89] + Array(repeating: 0xff, count: 9))
            return try decoder.readUInt64()
        }
        #expect(throws: RLPError(.integerTooWide(bits: 256), at: 0)) {
            var decoder = RLPDecoder([0xa1] + Array(repeating: 0xff, count: 33))
            return try decoder.readUInt256()
        }
        #expect(throws: RLPError(.wrongLength(expected: 20, found: 3), at: 0)) {
            var decoder = RLPDecoder([0x83, 1, 2, 3])
            return try decoder.readOptionalAddress()
        }
    }

    @Test func typeRules() {
        #expect(throws: RLPError(.expectedList, at: 0)) {
            var decoder = RLPDecoder([0x80])
            return try decoder.readList().isAtEnd
        }
        #expect(throws: RLPError(.expectedString, at: 0)) {
            var decoder = RLPDecoder([0xc0])
            return try decoder.readString().count
        }
    }

    /// Fifty thousand nested lists must be refused, not overflow a thread's stack.
    @Test func hostileNesting() {
        var bytes: [UInt8] = []
        for _ in 0..<50_000 {
            // Written back to front: each list contains exactly what is there already.
            let item = bytes.count
            if item <= 55 {
                bytes.append(0xc0 + UInt8(item))
            } else if item <= 0xff {
                bytes.append(contentsOf: [UInt8(item), 0xf8])
            } else if item <= 0xffff {
                bytes.append(contentsOf: [UInt8(item & 255), UInt8(item >> 8), 0xf9])
            } else {
                bytes.append(contentsOf: [UInt8(item & 255), UInt8(item >> 8 & 255), UInt8(item >> 16), 0xfa])
            }
        }
        #expect { try RLPItem(decoding: bytes.reversed()) } throws: { error in
            (error as? RLPError)?.reason == .nestedTooDeeply(limit: RLPItem.nestingLimit)
        }
    }

    /// Whatever bytes decode, encode back to themselves: no second spelling is accepted. Mutations of valid items reach far
    /// more accepting paths than plain noise.
    @Test func decodingIsInjective() {
        var random = SplitMix64(state: 11)
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = RLPItem.list([.string([1]), .string([0xff, 2]), .list([.string([]), .list([])])]).encoded
            for _ in 0..<Int(random.next() % 3) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.next() % 4 == 0 { bytes.removeLast() }
            if let item = try? RLPItem(decoding: bytes) {
                accepted += 1
                #expect(item.encoded == bytes)
            }
        }
        #expect(accepted > 1_000 && accepted < 20_000)
    }
}
