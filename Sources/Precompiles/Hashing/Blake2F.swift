import Chain
import Primitives

/// The compression function of BLAKE2b with a free choice of rounds (EIP-152).
///
/// Input, 213 bytes: rounds (4, big-endian), state h (64), block m (128), offset t (16), all three little-endian, and the
/// final-block flag (1). Anything else fails.
enum Blake2F {
    private static let inputCount = 213

    static func gas(_ input: UnsafeRawBufferPointer, _ fork: Fork) -> UInt64 {
        // Without a complete input the call fails whatever it costs.
        guard input.count == inputCount else { return 0 }
        return UInt64(UInt32(bigEndian: input.loadUnaligned(as: UInt32.self)))
    }

    static func run(_ input: UnsafeRawBufferPointer, _ output: inout [UInt8]) -> Bool {
        guard input.count == inputCount, input[212] <= 1 else { return false }
        let rounds = UInt32(bigEndian: input.loadUnaligned(as: UInt32.self))
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 8 + 16) { words in
            guard let state = words.baseAddress else { return }
            for i in 0..<24 {
                state[i] = UInt64(littleEndian: input.loadUnaligned(fromByteOffset: 4 + 8 * i, as: UInt64.self))
            }
            Blake2Compression.apply(
                to: state, block: UnsafePointer(state + 8), rounds: rounds,
                offsetLow: UInt64(littleEndian: input.loadUnaligned(fromByteOffset: 196, as: UInt64.self)),
                offsetHigh: UInt64(littleEndian: input.loadUnaligned(fromByteOffset: 204, as: UInt64.self)),
                isFinal: input[212] == 1)
            for i in 0..<8 {
                withUnsafeBytes(of: state[i].littleEndian) { output.append(contentsOf: $0) }
            }
        }
        return true
    }
}
