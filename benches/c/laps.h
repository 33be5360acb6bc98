/* What the C twins share: repeating, floats as Python prints them, sums as Python adds them.
 *
 * A twin is the program of the same name in tests/py/programs, with the same algorithm and the same output:
 *
 *     TWIN SIZE      with REKINDLE_BENCH_ITERATIONS and REKINDLE_BENCH_SECONDS as benches/py/laps.py has them
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What the first turn prints is printed; the others print to nowhere. */
static FILE *out;

static double now_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Runs a twin again and again, and writes down how long each turn took. */
static int repeat(void (*twin)(int size), int argc, char **argv) {
    static const char *const sizes[] = {"tiny", "short", "long"};
    const char *seconds = getenv("REKINDLE_BENCH_SECONDS");
    const char *name = getenv("REKINDLE_BENCH_ITERATIONS");
    double most_s = seconds ? atof(seconds) : 1.0, began = now_s();
    FILE *laps = name ? fopen(name, "a") : NULL;
    int size = -1;
    for (int i = 0; i < 3; i++)
        if (argc == 2 && strcmp(argv[1], sizes[i]) == 0)
            size = i;
    if (size < 0) {
        fprintf(stderr, "usage: %s tiny|short|long\n", argv[0]);
        return 2;
    }
    out = stdout;
    for (int turns = 0; turns < 2 || now_s() - began < most_s; turns++) {
        double start = now_s();
        twin(size);
        if (laps)
            fprintf(laps, "main 1 %.9f\n", now_s() - start);
        if (turns == 0 && !(out = fopen("/dev/null", "w")))
            return 1;
    }
    return laps && fclose(laps) != 0;
}

/* Prints a float as repr() does: the fewest digits that read back as the same. */
static inline void print_repr(double x) {
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, x);
        if (strtod(text, NULL) == x)
            break;
    }
    fprintf(out, strpbrk(text, ".en") ? "%s" : "%s.0", text);
}

/* sum() of floats since Python 3.12: Neumaier's compensated sum. */
struct sum {
    double high, low;
};

static inline void add(struct sum *s, double x) {
    double t = s->high + x;
    s->low += fabs(s->high) >= fabs(x) ? (s->high - t) + x : (x - t) + s->high;
    s->high = t;
}

static inline double total(const struct sum *s) {
    return s->low != 0.0 && isfinite(s->low) ? s->high + s->low : s->high;
}
