#pragma once
#include <stdint.h>

// The processor's tick counter; Swift has no spelling for the instruction.

#if defined(__x86_64__)
static inline int ticks_available(void) { return 1; }
static inline uint64_t ticks_now(void) { return __builtin_ia32_rdtsc(); }
#else
static inline int ticks_available(void) { return 0; }
static inline uint64_t ticks_now(void) { return 0; }
#endif
