"""The Mandelbrot set: how many steps each point of a grid takes to escape."""
import sys

# Width of the picture in characters, most steps per point.
GRID = {"tiny": (24, 40), "short": (280, 450), "long": (700, 720)}
SHADES = " .:-=+*#%@"


def escape_time(cr, ci, limit):
    zr = zi = 0.0
    for step in range(limit):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def render(width, limit):
    height = width // 2
    lines = []
    total = 0
    for row in range(height):
        ci = 2.4 * row / height - 1.2
        line = []
        for column in range(width):
            steps = escape_time(3.0 * column / width - 2.2, ci, limit)
            total += steps
            line.append("@" if steps == limit else SHADES[steps % 9])
        lines.append("".join(line))
    return lines, total


def main(size):
    width, limit = GRID[size]
    lines, total = render(width, limit)
    for line in lines[::max(1, len(lines) // 12)]:
        print(line[::max(1, width // 60)])
    inside = sum(line.count("@") for line in lines)
    print(f"{total} steps, {inside} of {width * len(lines)} points inside, mean {total / (width * len(lines)):.6f}")


if __name__ == "__main__":
    main(sys.argv[1])
