/* tests/py/programs/matmul.py in C: rows are arrays of their own, as the lists are. */
#include "laps.h"

#include <stdbool.h>

static const int ORDER[] = {14, 130, 265};

static void *allocate(size_t bytes) {
    void *place = malloc(bytes);
    if (!place)
        exit(1);
    return place;
}

/* Both kinds of matrix, from one text. */
#define MATRIX(T, NAME)                                                                                       \
    static T **NAME##_new(int n) {                                                                            \
        T **rows = allocate(sizeof *rows * n);                                                                \
        for (int i = 0; i < n; i++)                                                                           \
            rows[i] = allocate(sizeof **rows * n);                                                            \
        return rows;                                                                                          \
    }                                                                                                         \
    static void NAME##_free(T **rows, int n) {                                                                \
        for (int i = 0; i < n; i++)                                                                           \
            free(rows[i]);                                                                                    \
        free(rows);                                                                                           \
    }                                                                                                         \
    static T **NAME##_multiply(T **a, T **b, int n) {                                                         \
        T **result = NAME##_new(n);                                                                           \
        for (int i = 0; i < n; i++)                                                                           \
            for (int j = 0; j < n; j++) {                                                                     \
                T all = 0;                                                                                    \
                for (int k = 0; k < n; k++)                                                                   \
                    all += a[i][k] * b[k][j];                                                                 \
                result[i][j] = all;                                                                           \
            }                                                                                                 \
        return result;                                                                                        \
    }

MATRIX(double, floats)
MATRIX(long, ints)

/* Python's remainder: never negative here. */
static long modulo(long a, long b) { return (a % b + b) % b; }

static double **float_matrix(int n, long seed) {
    double **rows = floats_new(n);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            rows[i][j] = (double)(modulo(i * seed + j, 17) - 8) / 16.0;
    return rows;
}

static long **int_matrix(int n, long seed) {
    long **rows = ints_new(n);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            rows[i][j] = modulo((i * seed) ^ j, 23) - 11;
    return rows;
}

static void show_floats(double **product, int n) {
    struct sum trace = {0.0, 0.0}, all = {0.0, 0.0};
    for (int i = 0; i < n; i++) {
        struct sum row = {0.0, 0.0};
        add(&trace, product[i][i]);
        for (int j = 0; j < n; j++)
            add(&row, product[i][j]);
        add(&all, total(&row));
    }
    fprintf(out, "%.9f ", total(&trace));
    print_repr(product[0][0]);
    fprintf(out, " ");
    print_repr(product[n - 1][n - 1]);
    fprintf(out, "\n%.9f\n", total(&all));
}

static void show_ints(long **product, int n) {
    long trace = 0, all = 0;
    for (int i = 0; i < n; i++) {
        trace += product[i][i];
        for (int j = 0; j < n; j++)
            all += product[i][j];
    }
    fprintf(out, "%ld %ld %ld %ld\n", trace, product[0][0], product[n - 1][n - 1], all);
}

/* The product by columns. */
static bool is_product(long **product, long **a, long **b, int n) {
    bool same = true;
    long *column = allocate(sizeof *column * n);
    for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++)
            column[k] = b[k][j];
        for (int i = 0; i < n; i++) {
            long all = 0;
            for (int k = 0; k < n; k++)
                all += a[i][k] * column[k];
            same &= all == product[i][j];
        }
    }
    free(column);
    return same;
}

static void twin(int size) {
    int n = ORDER[size], half = n / 2;
    double **a = float_matrix(n, 7), **b = float_matrix(n, 5), **float_product = floats_multiply(a, b, n);
    show_floats(float_product, n);
    long **c = int_matrix(n, 7), **d = int_matrix(n, 5), **product = ints_multiply(c, d, n);
    show_ints(product, n);
    long **small = ints_multiply(c, d, half);
    fprintf(out, "%s\n", is_product(small, c, d, half) ? "True" : "False");
    floats_free(a, n);
    floats_free(b, n);
    floats_free(float_product, n);
    ints_free(c, n);
    ints_free(d, n);
    ints_free(product, n);
    ints_free(small, half);
}

int main(int argc, char **argv) { return repeat(twin, argc, argv); }
