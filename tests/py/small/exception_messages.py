"""The messages of the errors that programs meet most, each also met in a hot loop."""


class Thing:
    pass


items, table, text, number, thing, nothing = [1, 2, 3], {"a": 1, 2: 3}, "text", 5, Thing(), None


def name_error():
    return undefined_name


CASES = [
    lambda: items[3], lambda: items[-4], lambda: items["x"], lambda: items[1.0], lambda: (1, 2)[5], lambda: text[10], lambda: text["a"], lambda: table["b"],
    lambda: table[(1, 2)], lambda: {}[None], lambda: number[0], lambda: nothing[0], lambda: thing[0], lambda: number.x, lambda: nothing.x, lambda: thing.x,
    lambda: items.x, lambda: text.x, lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.5 / 0, lambda: 1.5 // 0, lambda: 0 ** -1, lambda: number + text,
    lambda: text + number, lambda: items + (1,), lambda: nothing + 1, lambda: thing + 1, lambda: thing < thing, lambda: text * text, lambda: items * 1.5,
    lambda: -text, lambda: ~1.5, lambda: text % 5, lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: number(), lambda: nothing(),
    lambda: len(number), lambda: iter(number), lambda: next(items), lambda: int("x"), lambda: float("x"), lambda: int([]), lambda: ord("ab"), lambda: chr(-1),
    lambda: sum(["a"]), lambda: max([]), lambda: min(), lambda: sorted([1, "a"]), lambda: ",".join([1]), lambda: "a".join(5), lambda: [].pop(), lambda: {}.popitem(),
    lambda: name_error(), lambda: items.index(9), lambda: text.index("z"), lambda: 5 in number, lambda: "a" in 5, lambda: 5 in text, lambda: range(1, 2, 0),
    lambda: [1, 2].__getitem__(), lambda: hash([]), lambda: {[]: 1}, lambda: abs("a"), lambda: round("a"), lambda: divmod(1, 0), lambda: pow("a", 2), lambda: 1 << -1,
    lambda: bytes([256]), lambda: b"a" + "a", lambda: "a" + b"a", lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: range(5)[7], lambda: isinstance(1, 1),
    lambda: list(5), lambda: dict(5), lambda: set(5), lambda: tuple(None), lambda: "x" < 5, lambda: [1] < 5, lambda: None < None, lambda: zip(5), lambda: print(sep=5), lambda: "{}".format(),
    lambda: "{x}".format(), lambda: f"{number:q}", lambda: f"{text:d}", lambda: f"{1.5:d}", lambda: int("5", 99), lambda: str(1, 2, 3, 4), lambda: slice(), lambda: object(1),
]


def hot(rounds):
    lengths = {}
    for i in range(rounds):
        try:
            if i % 4 == 0:
                items[i]
            elif i % 4 == 1:
                table[i]
            elif i % 4 == 2:
                i / 0
            else:
                i + text
        except (LookupError, ZeroDivisionError, TypeError) as error:
            kind = type(error).__name__
            lengths[kind] = lengths.get(kind, 0) + len(str(error))
    return lengths


print(hot(600))
for i, case in enumerate(CASES):
    try:
        print(i, case())
    except Exception as error:
        print(i, type(error).__name__ + ":", error)
