#pragma once
#include "CKeccak.h"

// `keccak_hash_messages` for one set of instructions each, which the processor must have.

void keccak_hash_messages_avx512(
    const uint8_t *_Nonnull bytes, const keccak_message *_Nonnull messages, size_t count, uint8_t *_Nonnull digests);

void keccak_hash_messages_avx2(
    const uint8_t *_Nonnull bytes, const keccak_message *_Nonnull messages, size_t count, uint8_t *_Nonnull digests);
