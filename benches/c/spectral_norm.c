/* tests/py/programs/spectral_norm.py in C. */
#include "laps.h"

static const int ORDER[] = {16, 260, 900};

static double entry(long i, long j) {
    long diagonal = i + j;
    return 1.0 / (double)(diagonal * (diagonal + 1) / 2 + i + 1);
}

static void times(const double *vector, double *result, int n) {
    for (int i = 0; i < n; i++) {
        double all = 0.0;
        for (int j = 0; j < n; j++)
            all += entry(i, j) * vector[j];
        result[i] = all;
    }
}

static void times_transposed(const double *vector, double *result, int n) {
    for (int i = 0; i < n; i++) {
        struct sum all = {0.0, 0.0};
        for (int j = 0; j < n; j++)
            add(&all, entry(j, i) * vector[j]);
        result[i] = total(&all);
    }
}

static double dot(const double *u, const double *v, int n) {
    struct sum all = {0.0, 0.0};
    for (int i = 0; i < n; i++)
        add(&all, u[i] * v[i]);
    return total(&all);
}

static void twin(int size) {
    int n = ORDER[size];
    double *u = malloc(sizeof *u * n), *v = malloc(sizeof *v * n), *w = malloc(sizeof *w * n), estimate = 0.0;
    if (!u || !v || !w)
        exit(1);
    for (int i = 0; i < n; i++)
        u[i] = 1.0;
    for (int round = 0; round < 6; round++) {
        times(u, w, n);
        times_transposed(w, v, n);
        times(v, w, n);
        times_transposed(w, u, n);
        estimate = sqrt(dot(u, v, n) / dot(v, v, n));
        fprintf(out, "round %d: %.9f\n", round, estimate);
    }
    fprintf(out, "%.9f\n", estimate * estimate);
    free(u);
    free(v);
    free(w);
}

int main(int argc, char **argv) { return repeat(twin, argc, argv); }
