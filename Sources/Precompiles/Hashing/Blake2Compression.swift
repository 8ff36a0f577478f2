/// The function F of BLAKE2b (RFC 7693, section 3.2).
///
/// Unsafe for speed: the state and the block are eight and sixteen words behind pointers, so that the sixteen working words
/// are locals and nothing is allocated or bounds-checked.
enum Blake2Compression {
    /// The initialisation vector: the first 64 fractional bits of the square roots of the first eight primes.
    private static let iv: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179
    )

    /// Mixes the 16 words of `block` into the 8 of `state` in `rounds` rounds.
    static func apply(
        to state: UnsafeMutablePointer<UInt64>, block: UnsafePointer<UInt64>, rounds: UInt32,
        offsetLow: UInt64, offsetHigh: UInt64, isFinal: Bool
    ) {
        var w = WorkingWords(
            w0: state[0], w1: state[1], w2: state[2], w3: state[3], w4: state[4], w5: state[5], w6: state[6],
            w7: state[7],
            w8: iv.0, w9: iv.1, w10: iv.2, w11: iv.3, w12: iv.4 ^ offsetLow, w13: iv.5 ^ offsetHigh,
            w14: isFinal ? ~iv.6 : iv.6, w15: iv.7)
        // A row of the schedule is one number of 16 hexadecimal digits, first word first; it folds away when inlined.
        var left = rounds
        while left > 0 {
            w.round(block, 0x0123_4567_89ab_cdef)
            if left < 2 { break }
            w.round(block, 0xea48_9fd6_1c02_b753)
            if left < 3 { break }
            w.round(block, 0xb8c0_52fd_ae36_7194)
            if left < 4 { break }
            w.round(block, 0x7931_dcbe_265a_40f8)
            if left < 5 { break }
            w.round(block, 0x9057_24af_e1bc_683d)
            if left < 6 { break }
            w.round(block, 0x2c6a_0b83_4d75_fe19)
            if left < 7 { break }
            w.round(block, 0xc51f_ed4a_0763_928b)
            if left < 8 { break }
            w.round(block, 0xdb7e_c139_50f4_862a)
            if left < 9 { break }
            w.round(block, 0x6fe9_b308_c2d7_14a5)
            if left < 10 { break }
            w.round(block, 0xa284_7615_fb9e_3cd0)
            left -= 10
        }
        state[0] ^= w.w0 ^ w.w8
        state[1] ^= w.w1 ^ w.w9
        state[2] ^= w.w2 ^ w.w10
        state[3] ^= w.w3 ^ w.w11
        state[4] ^= w.w4 ^ w.w12
        state[5] ^= w.w5 ^ w.w13
        state[6] ^= w.w6 ^ w.w14
        state[7] ^= w.w7 ^ w.w15
    }

    /// The 4 by 4 matrix v of the specification, row by row.
    private struct WorkingWords {
        var w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, w12, w13, w14, w15: UInt64

        @inline(__always)
        mutating func round(_ block: UnsafePointer<UInt64>, _ schedule: UInt64) {
            @inline(__always) func word(_ position: UInt64) -> UInt64 {
                block[Int(truncatingIfNeeded: schedule &>> (60 &- 4 &* position) & 15)]
            }
            Self.mix(&w0, &w4, &w8, &w12, word(0), word(1))
            Self.mix(&w1, &w5, &w9, &w13, word(2), word(3))
            Self.mix(&w2, &w6, &w10, &w14, word(4), word(5))
            Self.mix(&w3, &w7, &w11, &w15, word(6), word(7))
            Self.mix(&w0, &w5, &w10, &w15, word(8), word(9))
            Self.mix(&w1, &w6, &w11, &w12, word(10), word(11))
            Self.mix(&w2, &w7, &w8, &w13, word(12), word(13))
            Self.mix(&w3, &w4, &w9, &w14, word(14), word(15))
        }

        /// The function G.
        @inline(__always)
        private static func mix(
            _ a: inout UInt64, _ b: inout UInt64, _ c: inout UInt64, _ d: inout UInt64, _ x: UInt64, _ y: UInt64
        ) {
            a = a &+ b &+ x
            d = rotatedRight(d ^ a, 32)
            c = c &+ d
            b = rotatedRight(b ^ c, 24)
            a = a &+ b &+ y
            d = rotatedRight(d ^ a, 16)
            c = c &+ d
            b = rotatedRight(b ^ c, 63)
        }

        @inline(__always)
        private static func rotatedRight(_ word: UInt64, _ count: UInt64) -> UInt64 {
            word &>> count | word &<< (64 &- count)
        }
    }
}
