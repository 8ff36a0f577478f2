#if defined(__x86_64__)

#include "Bodies.h"
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define LANES 4
typedef uint64_t vector __attribute__((vector_size(32)));
static const vector lane_numbers = {0, 1, 2, 3};

// The first `count` words at `source`, zero after them: none of a negative count, all four of one over 4. Bytes after the
// count are not touched.
static inline __attribute__((always_inline)) vector load_words(const uint8_t *source, int count) {
    __m256i kept = _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), (__m256i)lane_numbers);
    return (vector)_mm256_maskload_epi64((const long long *)source, kept);
}

// Word `j` of row `i` changes place with word `i` of row `j`.
static inline __attribute__((always_inline)) void transpose(vector rows[4]) {
    vector a = __builtin_shufflevector(rows[0], rows[1], 0, 4, 2, 6);
    vector b = __builtin_shufflevector(rows[0], rows[1], 1, 5, 3, 7);
    vector c = __builtin_shufflevector(rows[2], rows[3], 0, 4, 2, 6);
    vector d = __builtin_shufflevector(rows[2], rows[3], 1, 5, 3, 7);
    rows[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
    rows[1] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
    rows[2] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
    rows[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}

#include "Lanes.h"

void keccak_hash_messages_avx2(
    const uint8_t *bytes, const keccak_message *messages, size_t count, uint8_t *digests) {
    hash_in_lanes(bytes, messages, count, digests);
}

#pragma clang attribute pop

#endif
