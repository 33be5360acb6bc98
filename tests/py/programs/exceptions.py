"""Loops in which much is raised and all of it is caught."""
import sys

ROUNDS = {"tiny": 500, "short": 190000, "long": 1700000}


class ParseError(ValueError):
    def __init__(self, text, position):
        super().__init__(f"bad character at {position} in {text!r}")
        self.text = text
        self.position = position


class EmptyInput(ParseError):
    pass


def parse(text):
    if not text:
        raise EmptyInput(text, 0)
    value = 0
    for position, character in enumerate(text):
        if character not in "0123456789":
            raise ParseError(text, position)
        value = value * 10 + int(character)
    return value


def parse_many(rounds):
    inputs = ["12", "7x", "", "345", "x", "90"]
    good = bad = empty = 0
    for i in range(rounds):
        try:
            good += parse(inputs[i % 6])
        except EmptyInput:
            empty += 1
        except ParseError as error:
            bad += 1 + error.position
    return good, bad, empty


def look_up(rounds):
    known = {i: i * i for i in range(0, 100, 3)}
    hits = misses = 0
    for i in range(rounds):
        try:
            hits += known[i % 100]
        except KeyError as error:
            misses += error.args[0]
    return hits, misses


def divide(rounds):
    total = 0
    cleanups = 0
    for i in range(rounds):
        try:
            try:
                total += 1000 // (i % 5)
            finally:
                cleanups += 1
        except ZeroDivisionError:
            total -= 1
        else:
            total += 2
    return total, cleanups


def through_frames(depth):
    """Raises at the bottom; each level on the way adds to the arguments."""
    if depth == 0:
        raise LookupError("bottom", [])
    try:
        through_frames(depth - 1)
    except LookupError as error:
        error.args[1].append(depth)
        raise


def unwind(rounds):
    total = 0
    for i in range(rounds // 8):
        try:
            through_frames(i % 8)
        except LookupError as error:
            total += sum(error.args[1])
    return total


def translate(rounds):
    """Raises one kind from another."""
    causes = {}
    for i in range(rounds // 4):
        try:
            try:
                if i % 3 == 0:
                    [][i]
                elif i % 3 == 1:
                    int("nothing")
                else:
                    None.nothing
            except (IndexError, ValueError, AttributeError) as error:
                raise RuntimeError("translated") from error
        except RuntimeError as error:
            name = type(error.__cause__).__name__
            causes[name] = causes.get(name, 0) + 1
    return causes


def main(size):
    rounds = ROUNDS[size]
    print("parse", *parse_many(rounds))
    print("look up", *look_up(rounds))
    print("divide", *divide(rounds))
    print("unwind", unwind(rounds))
    print("translate", translate(rounds))


if __name__ == "__main__":
    main(sys.argv[1])
