/* tests/py/programs/sieve.py in C, with a byte for each number. */
#include "laps.h"

#include <stdbool.h>

static const long LIMIT[] = {1500, 900000, 5000000};
static const int ROUNDS[] = {2, 3, 4};

static bool *sieve(long limit) {
    bool *is_prime = malloc(limit);
    if (!is_prime)
        exit(1);
    memset(is_prime, true, limit);
    is_prime[0] = is_prime[1] = false;
    for (long i = 2; i * i < limit; i++)
        if (is_prime[i])
            for (long j = i * i; j < limit; j += i)
                is_prime[j] = false;
    return is_prime;
}

static long twins(const bool *is_prime, long limit) {
    long count = 0;
    for (long i = 2; i < limit - 2; i++)
        count += is_prime[i] && is_prime[i + 2];
    return count;
}

/* Part of a list, as Python prints it. */
static void show(const long *items, long from, long to) {
    for (long i = from; i < to; i++)
        fprintf(out, "%s%ld", i == from ? "[" : ", ", items[i]);
    fprintf(out, "]");
}

static void twin(int size) {
    long limit = LIMIT[size], count = 0, sum = 0, widest = 0, after = 0;
    bool *is_prime = NULL;
    for (int i = 0; i < ROUNDS[size]; i++) {
        free(is_prime);
        is_prime = sieve(limit);
    }
    long *primes = malloc(sizeof *primes * limit);
    if (!primes)
        exit(1);
    for (long i = 0; i < limit; i++)
        if (is_prime[i]) {
            primes[count++] = i;
            sum += i;
        }
    fprintf(out, "%ld ", count);
    show(primes, 0, 10);
    fprintf(out, " ");
    show(primes, count - 3, count);
    fprintf(out, "\n%ld %ld\n", twins(is_prime, limit), sum);
    /* The largest pair: of equal gaps the later one. */
    for (long i = 1; i < count; i++)
        if (primes[i] - primes[i - 1] >= widest) {
            widest = primes[i] - primes[i - 1];
            after = primes[i - 1];
        }
    fprintf(out, "widest gap %ld after %ld\n", widest, after);
    free(primes);
    free(is_prime);
}

int main(int argc, char **argv) { return repeat(twin, argc, argv); }
