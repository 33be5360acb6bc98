"""Slices of lists of every kind of item, and the order of tuples of every kind of item."""

LISTS = [[], [1, 2, 3, 4, 5, 6], [0.5, 1.5, 2.5, 3.5], ["a", "b", "c"], [1, 2.0, "three", None]]
BOUNDS = [None, 0, 1, 2, -1, -3, 100, -100, 10**30]


def taken():
    for items in LISTS:
        total = [items[a:b:c] for a in BOUNDS for b in BOUNDS for c in (None, 1, 2, -1, -2)]
        print(len(total), sum(map(len, total)), total[7], total[-8])


def replaced():
    for items in LISTS:
        for new in LISTS:
            results = []
            for start, stop in ((0, 0), (0, 2), (1, 1), (1, 3), (2, 100), (0, 100)):
                copy = items[:]
                copy[start:stop] = new
                copy.append(7)
                results.append(copy)
            print(results[1], results[3], [len(r) for r in results])
    own = [1, 2, 3]
    own[1:2] = own
    print(own)
    own[::2] = [9.5, "x", None]
    print(own)
    try:
        own[::2] = [1]
    except ValueError as error:
        print(error)
    own[1:4] = (i for i in range(3))
    print(own, own.pop(0), own.insert(1, "in"), own.insert(100, 1), own.insert(-100, 2), own)


def ordered():
    nan = float("nan")
    tuples = [(), (1,), (1, 2), (1, 2.0), (1, "a"), ("a",), (nan,), (0.0,), (-0.0,), ((1, 2), 3), (True, 2), (2**70,)]
    for a in tuples:
        row = []
        for b in tuples:
            row.append("=" if a == b else "!" if a != b else "?")
            try:
                row.append("<" if a < b else ">" if a >= b else "-")
            except TypeError:
                row.append("T")
        print("".join(row), [hash(a) == hash(b) for b in tuples if nan not in a + b].count(True))
    deep = ()
    for _ in range(50):
        deep = (deep, 1)
    print(deep == deep, (deep, 2) > (deep, 1), {(1, (2, 3)): "found"}[1.0, (2.0, 3)], (-1, -2) in {(-1, -2)})


def formatted():
    values = [0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 1e-7, 123456.789, 999.9995, 1e14 + 0.5, 1e15, 1e22, 1 / 3, 2 / 3, 5e-324]
    for value in values:
        print(f"{value:.0f} {value:.1f} {-value:.2f} {value:+012.3f} {value:,.4f} {value:%} {value:#.0f} {value:.20f}")
    print("{} {!r} {:>4}{{}}".format("a", "b", 3))
    print("a-b--c-".split("-"), "abcabc".split("bc"), "".split("-"), "x".join(["1", "é", ""]), f"{''}{'é'}{''}", f"{''}{''}")


taken()
replaced()
ordered()
formatted()
