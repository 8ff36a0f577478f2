import Primitives

/// Reads what `StepEncoder` wrote, from a place in its bytes.
struct StepDecoder {
    private let bytes: [UInt8]
    private(set) var offset: Int

    init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func byte() -> UInt8 {
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func number() -> Int {
        var (number, shift): (UInt, UInt) = (0, 0)
        while true {
            let next = byte()
            number |= UInt(next & 0x7f) << shift
            if next < 0x80 { return Int(bitPattern: number) }
            shift += 7
        }
    }

    mutating func word() -> UInt256 {
        var limbs: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for index in 0..<Int(byte()) {
            let part = UInt64(byte()) << UInt64((index & 7) * 8)
            switch index >> 3 {
            case 0: limbs.0 |= part
            case 1: limbs.1 |= part
            case 2: limbs.2 |= part
            default: limbs.3 |= part
            }
        }
        return UInt256(limbs.0, limbs.1, limbs.2, limbs.3)
    }

    mutating func data() -> ArraySlice<UInt8> {
        let count = number()
        defer { offset += count }
        return bytes[offset..<(offset + count)]
    }
}
