/* Runs cases that every_stencil wrote: code on a block of memory, then compares the block.
 *
 * The file is a sequence of 64-bit words:
 *   base address and size of the block in words, its initial words
 *   n, then n times: word of the block that gets a helper's address, which helper
 *   bytes of the C entry function, its code
 *   address of context and of slots
 *   number of cases; each:
 *     bytes of code, the code; or with UNITS (a header that lists linked functions) a number
 *     n, then n times: word, value before
 *     n, then n times: word, value after, which bits to compare (1: as doubles, any NaN)
 *     return code
 * Code is padded to whole words. All other words must be what they were before.
 */
#define _GNU_SOURCE
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

typedef uint64_t word;

#ifdef UNITS
#include UNITS
#endif

/* Overwrites every register that a C function may. */
#if defined(__x86_64__)
#define CLOBBER()                                                                            \
    __asm__ volatile("mov $0x5a5a, %%eax\n mov %%rax, %%rcx\n mov %%rax, %%rdx\n"            \
                     "mov %%rax, %%rsi\n mov %%rax, %%rdi\n mov %%rax, %%r8\n"               \
                     "mov %%rax, %%r9\n mov %%rax, %%r10\n mov %%rax, %%r11\n"               \
                     "movq %%rax, %%xmm0\n movq %%rax, %%xmm1\n movq %%rax, %%xmm2\n"        \
                     "movq %%rax, %%xmm3\n movq %%rax, %%xmm4\n movq %%rax, %%xmm5\n"        \
                     "movq %%rax, %%xmm6\n movq %%rax, %%xmm7\n" ::                          \
                         : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11",      \
                           "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7")
#elif defined(__aarch64__)
#define CLOBBER()                                                                            \
    __asm__ volatile("mov x0, #0x5a5a\n mov x1, x0\n mov x2, x0\n mov x3, x0\n"              \
                     "mov x4, x0\n mov x5, x0\n mov x6, x0\n mov x7, x0\n mov x8, x0\n"      \
                     "mov x9, x0\n mov x10, x0\n mov x11, x0\n mov x12, x0\n"                \
                     "mov x13, x0\n mov x14, x0\n mov x15, x0\n fmov d0, x0\n"               \
                     "fmov d1, x0\n fmov d2, x0\n fmov d3, x0\n fmov d4, x0\n"               \
                     "fmov d5, x0\n fmov d6, x0\n fmov d7, x0\n fmov d16, x0\n"              \
                     "fmov d17, x0\n" ::                                                     \
                         : "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9",       \
                           "x10", "x11", "x12", "x13", "x14", "x15", "v0", "v1", "v2", "v3", \
                           "v4", "v5", "v6", "v7", "v16", "v17")
#endif

static word *block;

static word bits(double x) {
    word w;
    memcpy(&w, &x, 8);
    return w;
}

/* What these compute, and which cells boxing fills, world.rs says too. */
static word box_int(void *ctx, int64_t i) {
    (void)ctx;
    block[40] = 2 | (word)(i < 0) << 40;
    block[41] = 1;
    block[42] = i < 0 ? -(word)i : (word)i;
    CLOBBER();
    return (word)&block[40];
}
static word box_float(void *ctx, double x) {
    (void)ctx;
    block[44] = 1;
    block[45] = bits(x);
    CLOBBER();
    return (word)&block[44];
}
static word remember(void *ctx, word object) {
    (void)ctx;
    *(uint8_t *)(object + 4) |= 2;
    CLOBBER();
    return 0;
}
static word call0(void *ctx) { (void)ctx; CLOBBER(); return 77; }
static word call1(void *ctx, word a) { (void)ctx; CLOBBER(); return a ^ 0x1111; }
static word call2(void *ctx, word a, word b) { (void)ctx; CLOBBER(); return a + 3 * b; }
static word call3(void *ctx, word a, word b, word c) { (void)ctx; CLOBBER(); return a + 3 * b + 5 * c; }
static double float1(void *ctx, double x) { (void)ctx; CLOBBER(); return -x; }
static double float2(void *ctx, double x, double y) { (void)ctx; CLOBBER(); return x - y; }
static word word_float(void *ctx, word a, double x) { (void)ctx; word w = bits(x); CLOBBER(); return a ^ w; }

static void *const helpers[] = {
    (void *)box_int, (void *)box_float, (void *)remember, (void *)call0,      (void *)call1, (void *)call2,
    (void *)call3,   (void *)float1, (void *)float2, (void *)word_float,
};

static word *input;

static word next(void) { return *input++; }

static void copy_code(uint8_t *to) {
    word bytes = next();
    memcpy(to, input, bytes);
    input += (bytes + 7) / 8;
    __builtin___clear_cache((char *)to, (char *)to + bytes);
}

static void *map(void *at, size_t bytes, int more) {
    void *p = mmap(at, bytes, PROT_READ | PROT_WRITE | more, MAP_PRIVATE | MAP_ANONYMOUS | (at ? MAP_FIXED_NOREPLACE : 0), -1, 0);
    if (p == MAP_FAILED || (at && p != at)) {
        perror("mmap");
        exit(2);
    }
    return p;
}

static int is_nan(word w) { return (w & ~(1ull << 63)) > 0x7ff0000000000000ull; }

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 2;
    fseek(file, 0, SEEK_END);
    size_t bytes = (size_t)ftell(file);
    rewind(file);
    input = malloc(bytes);
    if (!input || fread(input, 1, bytes, file) != bytes) return 2;

    word base = next(), words = next();
    block = map((void *)base, words * 8, 0);
    word *start = malloc(words * 8), *before = malloc(words * 8);
    for (word i = 0; i < words; i++) start[i] = next();
    for (word n = next(); n; n--) {
        word at = next();
        start[at] = (word)helpers[next()];
    }
    uint8_t *code = map(NULL, 1 << 16, PROT_EXEC);
    copy_code(code);
#ifndef UNITS
    int64_t (*enter)(word, word, void *) = (int64_t (*)(word, word, void *))(void *)code;
#endif
    word ctx = next(), slots = next(), cases = next(), failed = 0;
    for (word c = 0; c < cases; c++) {
#ifdef UNITS
        word unit = next();
#else
        copy_code(code + 4096);
#endif
        memcpy(before, start, words * 8);
        for (word n = next(); n; n--) {
            word at = next();
            before[at] = next();
        }
        memcpy(block, before, words * 8);
#ifdef UNITS
        int64_t status = units[unit](ctx, slots);
#else
        int64_t status = enter(ctx, slots, code + 4096);
#endif
        int good = 1;
        for (word n = next(); n; n--) {
            word at = next(), want = next(), mask = next(), got = block[at];
            int same = mask == 1 ? want == got || (is_nan(want) && is_nan(got)) : !((want ^ got) & mask);
            if (!same && failed < 20)
                printf("case %" PRIu64 ": word %" PRIu64 " is %#" PRIx64 ", not %#" PRIx64 "\n", c, at, got, want);
            good &= same;
            block[at] = before[at];
        }
        int64_t expected = (int64_t)next();
        if (status != expected && failed < 20)
            printf("case %" PRIu64 ": returned %" PRId64 ", not %" PRId64 "\n", c, status, expected);
        good &= status == expected;
        for (word i = 0; i < words; i++)
            if (block[i] != before[i]) {
                if (failed < 20)
                    printf("case %" PRIu64 ": word %" PRIu64 " became %#" PRIx64 "\n", c, i, block[i]);
                good = 0;
            }
        failed += !good;
    }
    printf("%" PRIu64 " cases, %" PRIu64 " failed\n", cases, failed);
    return failed != 0;
}
