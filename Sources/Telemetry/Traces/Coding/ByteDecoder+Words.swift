import Primitives

extension ByteDecoder {
    /// Twenty bytes.
    mutating func address(_ what: String) throws(TraceFault) -> Address {
        guard let address = Address(try bytes(20, what)) else {
            throw TraceFault(expected: "the address of a \(what)", found: "other bytes")
        }
        return address
    }

    /// A counted big-endian number.
    mutating func word(_ what: String) throws(TraceFault) -> UInt256 {
        let bytes = try countedBytes(what)
        guard let word = UInt256(bigEndian: bytes) else {
            throw TraceFault(expected: "\(what) of at most 32 bytes", found: "\(bytes.count) bytes")
        }
        return word
    }
}
