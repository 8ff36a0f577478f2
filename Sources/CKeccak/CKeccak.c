#include "CKeccak.h"
#include "Bodies.h"

#if defined(__x86_64__)

#include <stdatomic.h>

static int detect_width(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) return 8;
    if (__builtin_cpu_supports("avx2")) return 4;
    return 0;
}

int keccak_vector_width(void) {
    // Threads that find it unset find the same width.
    static _Atomic int known = -1;
    int width = atomic_load_explicit(&known, memory_order_relaxed);
    if (width < 0) {
        width = detect_width();
        atomic_store_explicit(&known, width, memory_order_relaxed);
    }
    return width;
}

void keccak_hash_messages(
    int width, const uint8_t *bytes, const keccak_message *messages, size_t count, uint8_t *digests) {
    if (width == 8) {
        keccak_hash_messages_avx512(bytes, messages, count, digests);
    } else {
        keccak_hash_messages_avx2(bytes, messages, count, digests);
    }
}

#else

int keccak_vector_width(void) { return 0; }

void keccak_hash_messages(
    int width, const uint8_t *bytes, const keccak_message *messages, size_t count, uint8_t *digests) {
    __builtin_trap();
}

#endif
