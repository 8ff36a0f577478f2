import Primitives

/// Reads the hex text of test files; faults name the field.
enum HexField {
    static func quantity(_ text: String, _ place: String) throws(StateTestFault) -> UInt256 {
        guard let value = Hex.decodeQuantity(text) else {
            throw StateTestFault(place: place, expected: "a hex number of at most 256 bits", found: text)
        }
        return value
    }

    static func uint64(_ text: String, _ place: String) throws(StateTestFault) -> UInt64 {
        guard let value = Hex.decodeQuantity(text), value.fitsInUInt64 else {
            throw StateTestFault(place: place, expected: "a hex number below 2^64", found: text)
        }
        return value.limb0
    }

    static func bytes(_ text: String, _ place: String) throws(StateTestFault) -> [UInt8] {
        guard let bytes = Hex.decode(text) else {
            throw StateTestFault(place: place, expected: "hex bytes", found: String(text.prefix(40)))
        }
        return bytes
    }

    static func address(_ text: String, _ place: String) throws(StateTestFault) -> Address {
        guard let address = Hex.decode(text).flatMap({ Address($0) }) else {
            throw StateTestFault(place: place, expected: "20 hex bytes", found: text)
        }
        return address
    }

    static func hash(_ text: String, _ place: String) throws(StateTestFault) -> Hash256 {
        guard let hash = Hex.decode(text).flatMap({ Hash256($0) }) else {
            throw StateTestFault(place: place, expected: "32 hex bytes", found: text)
        }
        return hash
    }
}
