/// F of RFC 7693, section 3.2, in the RFC's own words: matrix v, schedule SIGMA, one G after the other.
enum Blake2Reference {
    static let iv: [UInt64] = [
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ]

    static let sigma: [[Int]] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ]

    static func compress(_ h: [UInt64], _ m: [UInt64], _ t: [UInt64], isFinal: Bool, rounds: Int) -> [UInt64] {
        var v = h + iv
        v[12] ^= t[0]
        v[13] ^= t[1]
        if isFinal { v[14] = ~v[14] }
        func rotated(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
        for round in 0..<rounds {
            let s = sigma[round % 10]
            for (i, (a, b, c, d)) in [
                (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
            ].enumerated() {
                for (word, (first, second)) in [(m[s[2 * i]], (32, 24)), (m[s[2 * i + 1]], (16, 63))]
                    as [(
                        UInt64, (UInt64, UInt64)
                    )]
                {
                    v[a] = v[a] &+ v[b] &+ word
                    v[d] = rotated(v[d] ^ v[a], first)
                    v[c] = v[c] &+ v[d]
                    v[b] = rotated(v[b] ^ v[c], second)
                }
            }
        }
        return (0..<8).map { h[$0] ^ v[$0] ^ v[$0 + 8] }
    }
}
