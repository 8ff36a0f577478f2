/// Reads what `ByteEncoder` wrote. Any bytes are safe to read: what does not fit is a fault.
struct ByteDecoder {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init(_ bytes: [UInt8]) {
        (self.bytes, position, end) = (bytes, 0, bytes.count)
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        (self.bytes, position, end) = (bytes, range.lowerBound, range.upperBound)
    }

    var remaining: Int { end - position }

    mutating func byte(_ what: String) throws(TraceFault) -> UInt8 {
        guard position < end else { throw missing(what) }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func integer(_ what: String) throws(TraceFault) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 70, by: 7) {
            let next = try byte(what)
            guard shift < 63 || next <= 1 else { break }
            value |= UInt64(next & 0x7f) << UInt64(shift)
            if next < 0x80 { return value }
        }
        throw TraceFault(expected: what, found: "a number of more than 64 bits")
    }

    mutating func signed(_ what: String) throws(TraceFault) -> Int64 {
        let value = try integer(what)
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// An integer that has to fit into `Word`.
    mutating func integer<Word: FixedWidthInteger>(_ what: String, as type: Word.Type) throws(TraceFault) -> Word {
        let value = try integer(what)
        guard let word = Word(exactly: value) else {
            throw TraceFault(expected: "\(what) of at most \(Word.max)", found: "\(value)")
        }
        return word
    }

    /// How many elements of at least `elementSize` bytes follow; never more than there are bytes for.
    mutating func count(_ what: String, elementSize: Int = 1) throws(TraceFault) -> Int {
        let value = try integer(what)
        guard value <= UInt64(remaining / elementSize) else {
            throw TraceFault(expected: "a \(what) that fits into \(remaining) bytes", found: "\(value)")
        }
        return Int(value)
    }

    mutating func bytes(_ count: Int, _ what: String) throws(TraceFault) -> [UInt8] {
        guard count <= remaining else { throw missing(what) }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    mutating func countedBytes(_ what: String) throws(TraceFault) -> [UInt8] {
        try bytes(try count("length of \(what)"), what)
    }

    /// A decoder for counted bytes, which are skipped here.
    mutating func part(_ what: String) throws(TraceFault) -> ByteDecoder {
        let size = try count("length of \(what)")
        defer { position += size }
        return ByteDecoder(bytes, position..<position + size)
    }

    mutating func string(_ what: String) throws(TraceFault) -> String {
        let utf8 = try countedBytes(what)
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw TraceFault(expected: "\(what) in UTF-8", found: "other bytes")
        }
        return text
    }

    mutating func fixed<Word: FixedWidthInteger & UnsignedInteger>(_ what: String, as type: Word.Type)
        throws(TraceFault)
        -> Word
    {
        var word: Word = 0
        for shift in stride(from: 0, to: Word.bitWidth, by: 8) { word |= Word(try byte(what)) << Word(shift) }
        return word
    }

    /// Everything has to have been read.
    func finish(_ what: String) throws(TraceFault) {
        guard remaining == 0 else {
            throw TraceFault(expected: "the end of the \(what)", found: "\(remaining) more bytes")
        }
    }

    private func missing(_ what: String) -> TraceFault {
        TraceFault(expected: what, found: "the end of the content")
    }
}
