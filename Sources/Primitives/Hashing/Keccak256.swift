/// Keccak-256 with the original padding, as Ethereum uses it (not SHA3-256 of FIPS 202).
public enum Keccak256 {
    /// Bytes absorbed per permutation.
    private static let rate = 136

    /// The hash of the empty string, which stands for "no code".
    public static let ofEmpty = Hash256(
        UInt256(0x7bfa_d804_5d85_a470, 0xe500_b653_ca82_273b, 0x927e_7db2_dcc7_03c0, 0xc5d2_4601_86f7_233c))

    public static func hash(_ bytes: UnsafeRawBufferPointer) -> Hash256 {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 25) { state in
            guard let lanes = state.baseAddress else { return .zero }
            lanes.update(repeating: 0, count: 25)
            var remaining = bytes.count
            if var source = bytes.baseAddress {
                while remaining >= rate {
                    absorb(source, lanes: 17, into: lanes)
                    KeccakPermutation.apply(lanes)
                    source += rate
                    remaining -= rate
                }
                let wholeLanes = remaining / 8
                absorb(source, lanes: wholeLanes, into: lanes)
                var last: UInt64 = 0
                var shift: UInt64 = 0
                var i = wholeLanes * 8
                while i < remaining {
                    last |= UInt64(source.load(fromByteOffset: i, as: UInt8.self)) &<< shift
                    shift += 8
                    i += 1
                }
                lanes[wholeLanes] ^= last
            }
            lanes[remaining / 8] ^= 1 &<< UInt64(8 * (remaining % 8))
            lanes[16] ^= 1 &<< 63
            KeccakPermutation.apply(lanes)
            return Hash256(UInt256(loadingBigEndian: lanes))
        }
    }

    public static func hash(_ bytes: [UInt8]) -> Hash256 {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// The hash of one 32-byte word: secure trie keys, dynamic array bases.
    public static func hash(_ word: UInt256) -> Hash256 {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            guard let base = buffer.baseAddress else { return .zero }
            word.storeBigEndian(to: base)
            return hash(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The hash of a 20-byte address: the account's key in the secure trie.
    public static func hash(_ address: Address) -> Hash256 {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 8) { buffer in
            guard let base = buffer.baseAddress else { return .zero }
            address.store(to: base)
            return hash(UnsafeRawBufferPointer(buffer))
        }
    }

    @inline(__always)
    private static func absorb(_ source: UnsafeRawPointer, lanes count: Int, into lanes: UnsafeMutablePointer<UInt64>) {
        var i = 0
        while i < count {
            lanes[i] ^= source.loadUnaligned(fromByteOffset: 8 * i, as: UInt64.self)
            i += 1
        }
    }
}
