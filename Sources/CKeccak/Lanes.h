// Messages in lanes: each lane of the vectors has its message, and when that is finished the next message takes the lane,
// so that messages of different lengths keep the lanes full. The includer has defined `LANES`, `vector`, `lane_numbers`,
// `load_words` and `transpose`.

#include "Permutation.h"
#include <string.h>

// Bytes absorbed per permutation, and words of 8 bytes.
#define RATE 136
#define RATE_WORDS 17

typedef struct {
    // What is left of the message.
    const uint8_t *next;
    size_t remaining;
    // Where its hash goes; null in a lane without a message.
    uint8_t *digest;
} lane;

// The word that holds the last `remaining % 8` bytes before `end`, with the first byte of the padding after them.
static inline __attribute__((always_inline)) uint64_t last_word(const uint8_t *end, size_t remaining) {
    unsigned bits = 8 * (remaining % 8);
    uint64_t padding = 1ull << bits;
    if (bits == 0) return padding;
    if (remaining >= 8) {
        uint64_t word;
        memcpy(&word, end - 8, 8);
        return word >> (64 - bits) | padding;
    }
    uint64_t word = 0;
    for (size_t i = 1; i <= remaining; i++) word = word << 8 | end[-(ptrdiff_t)i];
    return word | padding;
}

// Exclusive or of each lane's next block into the state, which is zero before it where `kept` is zero.
static inline __attribute__((always_inline)) void absorb(const lane lanes[LANES], vector kept, vector state[25]) {
    vector rows[RATE_WORDS / LANES][LANES];
    vector last;
    for (int i = 0; i < LANES; i++) {
        // A whole block is a block of 17 words after which no padding comes; a lane without a message is an empty one.
        int whole = lanes[i].remaining >= RATE;
        int words = whole ? RATE_WORDS : (int)(lanes[i].remaining / 8);
        uint64_t tail = whole ? 0 : last_word(lanes[i].next + lanes[i].remaining, lanes[i].remaining);
        for (int group = 0; group < RATE_WORDS / LANES; group++) {
            int count = words - group * LANES;
            vector after = (vector)(lane_numbers == (uint64_t)(int64_t)count);
            rows[group][i] = load_words(lanes[i].next + 8 * LANES * group, count) | (after & tail);
        }
        uint64_t word = words == 16 ? tail : 0;
        if (whole) memcpy(&word, lanes[i].next + 8 * (RATE_WORDS - 1), 8);
        last[i] = whole ? word : word ^ 1ull << 63;
    }
    for (int group = 0; group < RATE_WORDS / LANES; group++) {
        transpose(rows[group]);
        for (int i = 0; i < LANES; i++) {
            state[group * LANES + i] = (state[group * LANES + i] & kept) ^ rows[group][i];
        }
    }
    state[RATE_WORDS - 1] = (state[RATE_WORDS - 1] & kept) ^ last;
    for (int i = RATE_WORDS; i < 25; i++) state[i] &= kept;
}

static inline __attribute__((always_inline)) void hash_in_lanes(
    const uint8_t *bytes, const keccak_message *messages, size_t count, uint8_t *digests) {
    vector state[25] = {};
    lane lanes[LANES];
    for (int i = 0; i < LANES; i++) lanes[i] = (lane){bytes, 0, NULL};
    size_t taken = 0, finished = 0;
    while (finished < count) {
        vector kept = ~(vector){};
        for (int i = 0; i < LANES; i++) {
            if (lanes[i].digest != NULL || taken == count) continue;
            lanes[i] = (lane){bytes + messages[taken].offset, messages[taken].length, digests + 32 * taken};
            kept[i] = 0;
            taken++;
        }
        absorb(lanes, kept, state);
        permute(state);
        for (int i = 0; i < LANES; i++) {
            if (lanes[i].remaining >= RATE) {
                lanes[i].next += RATE;
                lanes[i].remaining -= RATE;
            } else if (lanes[i].digest != NULL) {
                for (int word = 0; word < 4; word++) {
                    uint64_t value = state[word][i];
                    memcpy(lanes[i].digest + 8 * word, &value, 8);
                }
                lanes[i] = (lane){bytes, 0, NULL};
                finished++;
            }
        }
    }
}
