import Primitives

extension [UInt8] {
    /// Appends the 32 big-endian bytes of `word`.
    mutating func append(bigEndian word: UInt256) {
        for limb in [word.limb3, word.limb2, word.limb1, word.limb0] {
            Swift.withUnsafeBytes(of: limb.bigEndian) { append(contentsOf: $0) }
        }
    }
}
