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


def searched():
    text = "abab" * 100 + "needle" + "ab" * 50
    print([text.find(what) for what in ("needle", "abn", "bb", "ab" * 60, "needle" + "ab" * 50, "x", "aa")])
    print([text.find("ab", start) for start in (0, 1, 255, 256, 399, 404, 504, 505, 600)], text.count("abab"))
    print(text.replace("needle", "<>")[395:410], text.split("needle")[1][:4], "eedl" in text, "dleb" in text)
    numbers = (1, 2.0, "3", 4, None, True)
    print([item in numbers for item in (1, 2, 3, "3", 4, 4.0, None, False, 0, True)], 5 in (), 2**70 in (1, 2**70))
    table = {"a": 1, (1, 2): 2, 3: None}
    print([list(kind) for kind in (table, table.keys(), table.values(), table.items())])
    for bad in (lambda: [0][5 : 1 : 0], lambda: [0]["a":], lambda: [0][: 1.5]):
        try:
            bad()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)


def spread(*items):
    first, *rest = items
    a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t = range(20)
    both = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, first]
    return len(both), sum(both), {a: b, c: d, e: f, g: h, i: j, k: l, m: n, o: p, q: r, s: t}[18], f"{a}{b}{c}{d}{e}{f}"


searched()
total = 0
for step in range(300):
    total += sum(spread(step, step)[:3])
print(total)
