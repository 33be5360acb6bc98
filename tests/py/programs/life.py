"""Conway's game of life on an endless board: a set of living cells."""
import sys

GENERATIONS = {"tiny": 12, "short": 1000, "long": 14000}

R_PENTOMINO = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
BLINKER = {(0, 0), (1, 0), (2, 0)}
OFFSETS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)]


def step(alive):
    neighbours = {}
    for x, y in alive:
        for dx, dy in OFFSETS:
            cell = (x + dx, y + dy)
            neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in alive}


def moved(cells, dx, dy):
    return {(x + dx, y + dy) for x, y in cells}


def draw(cells, width, height):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(width)) for y in range(height))


def main(size):
    glider = GLIDER
    for _ in range(8):
        glider = step(glider)
    print(draw(glider, 6, 6), glider == moved(GLIDER, 2, 2))
    print(step(step(BLINKER)) == BLINKER, sorted(step(BLINKER)))

    alive = R_PENTOMINO | moved(GLIDER, 30, 30)
    most = 0
    for generation in range(GENERATIONS[size]):
        alive = step(alive)
        most = max(most, len(alive))
    xs, ys = [x for x, _ in alive], [y for _, y in alive]
    print(f"{len(alive)} alive, at most {most}; x {min(xs)}..{max(xs)}, y {min(ys)}..{max(ys)}")
    print(sum(x * 31 + y * 17 for x, y in alive), sorted(alive)[:4])


if __name__ == "__main__":
    main(sys.argv[1])
