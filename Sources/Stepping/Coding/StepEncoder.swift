import Primitives

/// Writes deltas and checkpoints: numbers in groups of seven bits, lowest first, words as their length and their bytes, lowest first.
///
/// Most words of the EVM are short, so a word takes 6 bytes instead of 32 on average.
struct StepEncoder: Sendable {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func put(byte: UInt8) { bytes.append(byte) }

    mutating func put(_ number: Int) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func put(_ word: UInt256) {
        let width = word.byteWidth
        bytes.append(UInt8(width))
        for index in 0..<width {
            let limb =
                switch index >> 3 {
                case 0: word.limb0
                case 1: word.limb1
                case 2: word.limb2
                default: word.limb3
                }
            bytes.append(UInt8(truncatingIfNeeded: limb >> UInt64((index & 7) * 8)))
        }
    }

    /// The length, then the bytes.
    mutating func put(_ data: some Collection<UInt8>) {
        put(data.count)
        bytes.append(contentsOf: data)
    }
}
