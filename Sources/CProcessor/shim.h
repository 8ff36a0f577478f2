#pragma once
#include <stdint.h>

// Instructions that Swift has no spelling for.

// The tick counter.
#if defined(__x86_64__)
static inline int ticks_available(void) { return 1; }
static inline uint64_t ticks_now(void) { return __builtin_ia32_rdtsc(); }
#else
static inline int ticks_available(void) { return 0; }
static inline uint64_t ticks_now(void) { return 0; }
#endif

// Fetches the cache line at an address, which need not be valid.
static inline void prefetch_line(const void *_Nonnull address) { __builtin_prefetch(address); }
