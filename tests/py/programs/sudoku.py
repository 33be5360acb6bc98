# workload
"""Sudoku by propagating constraints and searching; and queens-like Latin squares as a check."""
import sys

PUZZLES = [
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9",
    "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
    "..9748...7.........2.1.9.....7...24..64.1.59..98...3.....8.3.2.........6...2759..",
    "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
    "85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.",
]
RUNS = {"tiny": [1], "short": list(range(7)) * 7, "long": list(range(7)) * 60}

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def crossed(first, second):
    return [a + b for a in first for b in second]


SQUARES = crossed(ROWS, DIGITS)
UNITS = (
    [crossed(ROWS, column) for column in DIGITS]
    + [crossed(row, DIGITS) for row in ROWS]
    + [crossed(rows, columns) for rows in ("ABC", "DEF", "GHI") for columns in ("123", "456", "789")]
)
UNITS_OF = {square: [unit for unit in UNITS if square in unit] for square in SQUARES}
PEERS = {square: sorted(set(sum(UNITS_OF[square], [])) - {square}) for square in SQUARES}


class Statistics:
    assigned = 0
    guesses = 0
    contradictions = 0


def eliminate(values, square, digit):
    """Takes a digit from a square and follows what that means; None for a contradiction."""
    if digit not in values[square]:
        return values
    values[square] = values[square].replace(digit, "")
    if not values[square]:
        return None
    if len(values[square]) == 1:
        last = values[square]
        for peer in PEERS[square]:
            if not eliminate(values, peer, last):
                return None
    for unit in UNITS_OF[square]:
        places = [place for place in unit if digit in values[place]]
        if not places:
            return None
        if len(places) == 1 and len(values[places[0]]) > 1:
            if not assign(values, places[0], digit):
                return None
    return values


def assign(values, square, digit):
    Statistics.assigned += 1
    others = values[square].replace(digit, "")
    if all(eliminate(values, square, other) for other in others):
        return values
    return None


def parse(text):
    values = {square: DIGITS for square in SQUARES}
    for square, digit in zip(SQUARES, text):
        if digit in DIGITS and not assign(values, square, digit):
            return None
    return values


def search(values):
    if values is None:
        Statistics.contradictions += 1
        return None
    open_squares = [square for square in SQUARES if len(values[square]) > 1]
    if not open_squares:
        return values
    square = min(open_squares, key=lambda square: (len(values[square]), square))
    for digit in values[square]:
        Statistics.guesses += 1
        solved = search(assign(values.copy(), square, digit))
        if solved:
            return solved
    return None


class ExactCover:
    """Knuth's algorithm X with dicts of sets: the same puzzles by another road."""

    def __init__(self, text):
        self.columns = {}
        self.rows = {}
        for row in range(9):
            for column in range(9):
                for digit in range(1, 10):
                    box = row // 3 * 3 + column // 3
                    choice = row, column, digit
                    wanted = [("cell", row, column), ("row", row, digit), ("column", column, digit), ("box", box, digit)]
                    self.rows[choice] = wanted
                    for name in wanted:
                        self.columns.setdefault(name, set()).add(choice)
        for place, character in enumerate(text):
            if character != ".":
                self.select((place // 9, place % 9, int(character)))
        self.steps = 0

    def select(self, choice):
        taken = []
        for name in self.rows[choice]:
            for other in self.columns[name]:
                for also in self.rows[other]:
                    if also != name:
                        self.columns[also].remove(other)
            taken.append(self.columns.pop(name))
        return taken

    def deselect(self, choice, taken):
        for name in reversed(self.rows[choice]):
            self.columns[name] = taken.pop()
            for other in self.columns[name]:
                for also in self.rows[other]:
                    if also != name:
                        self.columns[also].add(other)

    def solve(self, solution):
        if not self.columns:
            return True
        name = min(self.columns, key=lambda name: (len(self.columns[name]), name))
        for choice in sorted(self.columns[name]):
            self.steps += 1
            solution.append(choice)
            taken = self.select(choice)
            if self.solve(solution):
                return True
            self.deselect(choice, taken)
            solution.pop()
        return False


def check(text, solution):
    assert all(given in (".", digit) for given, digit in zip(text, solution))
    board = dict(zip(SQUARES, solution))
    for unit in UNITS:
        assert sorted(board[square] for square in unit) == list(DIGITS)


def main(size):
    steps = 0
    for number in RUNS[size]:
        text = PUZZLES[number]
        values = search(parse(text))
        solution = "".join(values[square] for square in SQUARES)
        check(text, solution)
        print(number, solution)
        if number in (1, 4) and size != "tiny":
            cover = ExactCover(text)
            choices = []
            assert cover.solve(choices)
            steps += cover.steps
            for row, column, digit in choices:
                assert solution[row * 9 + column] == str(digit)
    print("assigned", Statistics.assigned, "guesses", Statistics.guesses, "wrong", Statistics.contradictions, "cover", steps)


if __name__ == "__main__":
    main(sys.argv[1])
