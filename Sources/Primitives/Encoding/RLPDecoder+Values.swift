extension RLPDecoder {
    /// The next item as a 64-bit integer.
    public mutating func readUInt64() throws(RLPError) -> UInt64 {
        let start = offset
        let value = try readUInt256(bits: 64, at: start)
        return value.limb0
    }

    /// The next item as a 256-bit integer.
    public mutating func readUInt256() throws(RLPError) -> UInt256 {
        try readUInt256(bits: 256, at: offset)
    }

    /// The next item as a 20-byte address.
    public mutating func readAddress() throws(RLPError) -> Address {
        Address(truncating: try readWord(byteCount: 20))
    }

    /// The next item as a 20-byte address, or `nil` for an empty string.
    public mutating func readOptionalAddress() throws(RLPError) -> Address? {
        let start = offset
        let string = try readString()
        guard !string.isEmpty else { return nil }
        guard let address = Address(string) else {
            throw RLPError(.wrongLength(expected: 20, found: string.count), at: start)
        }
        return address
    }

    /// The next item as a 32-byte hash.
    public mutating func readHash() throws(RLPError) -> Hash256 {
        Hash256(try readWord(byteCount: 32))
    }

    /// The next item as a string of exactly `byteCount` bytes, at most 32, read as a big-endian number that may begin with zeros.
    public mutating func readWord(byteCount: Int) throws(RLPError) -> UInt256 {
        let start = offset
        let string = try readString()
        guard string.count == byteCount, let word = UInt256(bigEndian: string) else {
            throw RLPError(.wrongLength(expected: byteCount, found: string.count), at: start)
        }
        return word
    }

    private mutating func readUInt256(bits: Int, at start: Int) throws(RLPError) -> UInt256 {
        let string = try readString()
        guard string.first != 0 else { throw RLPError(.leadingZero, at: start) }
        guard string.count <= bits / 8, let value = UInt256(bigEndian: string) else {
            throw RLPError(.integerTooWide(bits: bits), at: start)
        }
        return value
    }
}
