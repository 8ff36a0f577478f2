#pragma once
#include <stddef.h>
#include <stdint.h>

// Keccak-256 with the original padding, of many messages at once: each message has a lane of the processor's vectors.

// The messages that the processor hashes at once: 8 with AVX-512, 4 with AVX2, 0 where there is neither and
// `keccak_hash_messages` must not be called. Decided at the first call.
int keccak_vector_width(void);

// Where a message lies in the bytes.
typedef struct {
    uint32_t offset;
    uint32_t length;
} keccak_message;

// Writes the 32 bytes of the hash of message `i` to `digests + 32 * i`, for every `i < count`. Neither `bytes` nor `digests`
// needs an alignment. `width` is 4 or 8 and at most `keccak_vector_width()`.
void keccak_hash_messages(
    int width, const uint8_t *_Nonnull bytes, const keccak_message *_Nonnull messages, size_t count,
    uint8_t *_Nonnull digests);
