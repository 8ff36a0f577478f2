// Keccak-f[1600] (FIPS 202, section 3.3) on a state whose 25 words are vectors. The includer has defined the type `vector`
// and the instructions that its functions may use; with AVX-512 the compiler makes one instruction of a rotation and one of
// the and-not with its exclusive or.

static const uint64_t round_constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
    0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
    0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

#define ROTATED(x, count) (((x) << (count)) | ((x) >> (64 - (count))))

// One row of the step chi.
#define CHI(row, x0, x1, x2, x3, x4)            \
    do {                                        \
        vector b0 = (x0), b1 = (x1), b2 = (x2); \
        vector b3 = (x3), b4 = (x4);            \
        next[row] = b0 ^ (~b1 & b2);            \
        next[row + 1] = b1 ^ (~b2 & b3);        \
        next[row + 2] = b2 ^ (~b3 & b4);        \
        next[row + 3] = b3 ^ (~b4 & b0);        \
        next[row + 4] = b4 ^ (~b0 & b1);        \
    } while (0)

static inline __attribute__((always_inline)) void permute(vector state[25]) {
    vector a[25], next[25];
    for (int i = 0; i < 25; i++) a[i] = state[i];
    for (int round = 0; round < 24; round++) {
        vector c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20];
        vector c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        vector c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22];
        vector c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        vector c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
        vector d0 = c4 ^ ROTATED(c1, 1);
        vector d1 = c0 ^ ROTATED(c2, 1);
        vector d2 = c1 ^ ROTATED(c3, 1);
        vector d3 = c2 ^ ROTATED(c4, 1);
        vector d4 = c3 ^ ROTATED(c0, 1);
        CHI(0, a[0] ^ d0, ROTATED(a[6] ^ d1, 44), ROTATED(a[12] ^ d2, 43), ROTATED(a[18] ^ d3, 21),
            ROTATED(a[24] ^ d4, 14));
        CHI(5, ROTATED(a[3] ^ d3, 28), ROTATED(a[9] ^ d4, 20), ROTATED(a[10] ^ d0, 3), ROTATED(a[16] ^ d1, 45),
            ROTATED(a[22] ^ d2, 61));
        CHI(10, ROTATED(a[1] ^ d1, 1), ROTATED(a[7] ^ d2, 6), ROTATED(a[13] ^ d3, 25), ROTATED(a[19] ^ d4, 8),
            ROTATED(a[20] ^ d0, 18));
        CHI(15, ROTATED(a[4] ^ d4, 27), ROTATED(a[5] ^ d0, 36), ROTATED(a[11] ^ d1, 10), ROTATED(a[17] ^ d2, 15),
            ROTATED(a[23] ^ d3, 56));
        CHI(20, ROTATED(a[2] ^ d2, 62), ROTATED(a[8] ^ d3, 55), ROTATED(a[14] ^ d4, 39), ROTATED(a[15] ^ d0, 41),
            ROTATED(a[21] ^ d1, 2));
        next[0] ^= round_constants[round];
        for (int i = 0; i < 25; i++) a[i] = next[i];
    }
    for (int i = 0; i < 25; i++) state[i] = a[i];
}
