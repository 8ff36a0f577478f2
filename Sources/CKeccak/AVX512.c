#if defined(__x86_64__)

#include "Bodies.h"
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl"))), apply_to = function)

#define LANES 8
typedef uint64_t vector __attribute__((vector_size(64)));
static const vector lane_numbers = {0, 1, 2, 3, 4, 5, 6, 7};

// The first `count` words at `source`, zero after them: none of a negative count, all eight of one over 8.
//
// Bytes after the count are not touched. Without a branch, since lengths of neighbours differ.
static inline __attribute__((always_inline)) vector load_words(const uint8_t *source, int count) {
    int kept = count < 0 ? 0 : count > 8 ? 8 : count;
    return (vector)_mm512_maskz_loadu_epi64((__mmask8)((1u << kept) - 1), source);
}

// Word `j` of row `i` changes place with word `i` of row `j`.
static inline __attribute__((always_inline)) void transpose(vector rows[8]) {
    vector pairs[8], quads[8];
    for (int i = 0; i < 8; i += 2) {
        pairs[i] = __builtin_shufflevector(rows[i], rows[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        pairs[i + 1] = __builtin_shufflevector(rows[i], rows[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int i = 0; i < 8; i += 4) {
        for (int j = i; j < i + 2; j++) {
            quads[j] = __builtin_shufflevector(pairs[j], pairs[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            quads[j + 2] = __builtin_shufflevector(pairs[j], pairs[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    for (int i = 0; i < 4; i++) {
        rows[i] = __builtin_shufflevector(quads[i], quads[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        rows[i + 4] = __builtin_shufflevector(quads[i], quads[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

#include "Lanes.h"

void keccak_hash_messages_avx512(
    const uint8_t *bytes, const keccak_message *messages, size_t count, uint8_t *digests) {
    hash_in_lanes(bytes, messages, count, digests);
}

#pragma clang attribute pop

#endif
