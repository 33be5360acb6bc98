/* tests/py/programs/mandelbrot.py in C. */
#include "laps.h"

static const int WIDTH[] = {24, 280, 700}, LIMIT[] = {40, 450, 720};
static const char SHADES[] = " .:-=+*#%@";

static int escape_time(double cr, double ci, int limit) {
    double zr = 0.0, zi = 0.0;
    for (int step = 0; step < limit; step++) {
        double zr2 = zr * zr, zi2 = zi * zi;
        if (zr2 + zi2 > 4.0)
            return step;
        zi = 2.0 * zr * zi + ci;
        zr = zr2 - zi2 + cr;
    }
    return limit;
}

static void twin(int size) {
    int width = WIDTH[size], limit = LIMIT[size], height = width / 2, inside = 0;
    long total_steps = 0;
    char *lines = malloc((size_t)width * height);
    if (!lines)
        exit(1);
    for (int row = 0; row < height; row++) {
        double ci = 2.4 * row / height - 1.2;
        for (int column = 0; column < width; column++) {
            int steps = escape_time(3.0 * column / width - 2.2, ci, limit);
            total_steps += steps;
            lines[row * width + column] = steps == limit ? '@' : SHADES[steps % 9];
        }
    }
    int down = height / 12 > 1 ? height / 12 : 1, across = width / 60 > 1 ? width / 60 : 1;
    for (int row = 0; row < height; row += down) {
        for (int column = 0; column < width; column += across)
            fputc(lines[row * width + column], out);
        fputc('\n', out);
    }
    int points = width * height;
    for (int i = 0; i < points; i++)
        inside += lines[i] == '@';
    fprintf(out, "%ld steps, %d of %d points inside, mean %.6f\n", total_steps, inside, points,
            (double)total_steps / points);
    free(lines);
}

int main(int argc, char **argv) { return repeat(twin, argc, argv); }
