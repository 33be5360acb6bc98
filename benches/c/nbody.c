/* tests/py/programs/nbody.py in C. */
#include "laps.h"

#include <stdbool.h>

#define BODIES 5

static const int STEPS[] = {600, 60000, 700000};
static const double SOLAR_MASS = 4.0 * M_PI * M_PI, DAYS = 365.24;

struct body {
    const char *name;
    double x, y, z, vx, vy, vz, mass;
};

static const struct body SYSTEM[BODIES] = {
    {"sun", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0},
    {"jupiter", 4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694,
     0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609},
    {"saturn", 8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411395,
     0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812},
    {"uranus", 12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618,
     0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298},
    {"neptune", 15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322,
     0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451},
};

static void momentum(const struct body *bodies, double *p) {
    p[0] = p[1] = p[2] = 0.0;
    for (int i = 0; i < BODIES; i++) {
        p[0] += bodies[i].vx * bodies[i].mass;
        p[1] += bodies[i].vy * bodies[i].mass;
        p[2] += bodies[i].vz * bodies[i].mass;
    }
}

static double square(double x) { return x * x; }

static double energy(const struct body *bodies) {
    struct sum kinetic = {0.0, 0.0};
    for (int i = 0; i < BODIES; i++) {
        const struct body *b = &bodies[i];
        add(&kinetic, 0.5 * b->mass * (square(b->vx) + square(b->vy) + square(b->vz)));
    }
    double all = total(&kinetic);
    for (int i = 0; i < BODIES; i++)
        for (int j = i + 1; j < BODIES; j++) {
            const struct body *a = &bodies[i], *b = &bodies[j];
            all -= a->mass * b->mass / sqrt(square(a->x - b->x) + square(a->y - b->y) + square(a->z - b->z));
        }
    return all;
}

static void advance(struct body *bodies, double dt, int steps) {
    for (int step = 0; step < steps; step++) {
        for (int i = 0; i < BODIES; i++)
            for (int j = i + 1; j < BODIES; j++) {
                struct body *a = &bodies[i], *b = &bodies[j];
                double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
                double squared = dx * dx + dy * dy + dz * dz;
                double pull = dt / (squared * sqrt(squared));
                double to_a = b->mass * pull, to_b = a->mass * pull;
                a->vx -= dx * to_a;
                a->vy -= dy * to_a;
                a->vz -= dz * to_a;
                b->vx += dx * to_b;
                b->vy += dy * to_b;
                b->vz += dz * to_b;
            }
        for (int i = 0; i < BODIES; i++) {
            bodies[i].x += dt * bodies[i].vx;
            bodies[i].y += dt * bodies[i].vy;
            bodies[i].z += dt * bodies[i].vz;
        }
    }
}

static void twin(int size) {
    struct body bodies[BODIES];
    double p[3];
    for (int i = 0; i < BODIES; i++) {
        bodies[i] = SYSTEM[i];
        bodies[i].vx *= DAYS;
        bodies[i].vy *= DAYS;
        bodies[i].vz *= DAYS;
        bodies[i].mass *= SOLAR_MASS;
    }
    momentum(bodies, p);
    bodies[0].vx -= p[0] / bodies[0].mass;
    bodies[0].vy -= p[1] / bodies[0].mass;
    bodies[0].vz -= p[2] / bodies[0].mass;
    fprintf(out, "before %.9f\n", energy(bodies));
    advance(bodies, 0.01, STEPS[size]);
    fprintf(out, "after  %.9f\n", energy(bodies));
    momentum(bodies, p);
    bool vanishes = fabs(p[0]) < 1e-9 && fabs(p[1]) < 1e-9 && fabs(p[2]) < 1e-9;
    fprintf(out, "momentum vanishes %s\n", vanishes ? "True" : "False");
    for (int i = 0; i < BODIES; i++)
        fprintf(out, "%-8s %14.9f %14.9f %14.9f\n", bodies[i].name, bodies[i].x, bodies[i].y, bodies[i].z);
    print_repr(bodies[1].x);
    fprintf(out, " ");
    print_repr(bodies[4].vy);
    fprintf(out, "\n");
}

int main(int argc, char **argv) { return repeat(twin, argc, argv); }
