"""Bools are ints, but print and type as bools."""


def count_true(rounds):
    total = 0
    for i in range(rounds):
        total += i % 3 == 0
        total += (i > 10) + (i > 20) * 2
        total -= not i
    return total


def as_index(rounds):
    hits = [0, 0]
    for i in range(rounds):
        hits[i % 5 == 0] += 1
    return hits


def in_lists(rounds):
    flags = [False] * rounds
    for i in range(0, rounds, 3):
        flags[i] = True
    flags[1] = 1
    flags[2] = 0
    return flags[:5], sum(flags), flags.count(True), flags.index(True, 1), [type(f).__name__ for f in flags[:4]]


def parity(rounds):
    state = True
    changes = 0
    for i in range(rounds):
        if i & 1 == state:
            state = not state
            changes += 1
        state ^= i % 7 == 0
    return state, changes


print(count_true(600), as_index(500), in_lists(400), parity(500))
print(True + True, True * 3.5, -True, +True, True / 2, True // 1, True % 2, True == 1, True is True, 1 == True, hash(True) == hash(1))
print(type(True & True), type(True & 1), type(True | False), type(not 5), type(True + 0), bool([]), bool([0]), bool(""), bool("0"), bool(0.0), bool(None))
print({True: "a", 1: "b", 1.0: "c"}, {1, True, 1.0}, [1, 2][True], "ab"[False], str(True), repr(False), f"{True} {True:d} {False:>6}", "%d %s" % (True, True))
print(True and 5, 0 and 5, None or "x", 0 or [], True if [] else False, isinstance(True, int), issubclass(bool, int), int(True), float(True), max(True, 2), True < 2)
