"""Built-in functions that take from generators."""


def count(n):
    for i in range(n):
        yield i


def fails_at(n):
    for i in range(n):
        yield i
    raise LookupError(n)


class Strange:
    def __radd__(self, other):
        return ("radd", other)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def main():
    total = 0
    for k in range(300):
        total += sum(i * k for i in range(20))
        total += sum(count(10), k)
    print(total)
    print(sum(x / 10 for x in range(2000)), sum((0.1 for _ in range(1000)), 0.5))
    print(sum(0.1 for _ in range(10)), sum([1e16, 1.0, -1e16][i % 3] for i in range(300)))
    print(sum(1e308 * 10 if i == 5 else 1.0 for i in range(10)))
    print(sum(x if x % 2 else float(x) for x in range(1001)))
    print(sum((1 << 60) + x for x in range(100)), sum((True for _ in range(500))))
    print(sum((x + 1j for x in range(3))), sum(([x] for x in range(4)), []))
    print(attempt(sum, (str(x) for x in range(3))))
    print(attempt(sum, (str(x) for x in range(3)), ""))
    print(attempt(sum, (b"x" for x in range(3)), b""))
    print(attempt(sum, fails_at(100)))
    print(sum((Strange() for _ in range(1)), 7))
    print(any(x > 900 for x in range(1000)), any(x > 9000 for x in range(1000)), any(x for x in [0, "", 0.0, [1]]))
    print(all(x < 900 for x in range(1000)), all(x < 9000 for x in range(1000)), all(x for x in ()))
    g = count(100)
    print(any(x == 10 for x in g), next(g), all(x < 20 for x in g), next(g))
    print(attempt(any, fails_at(1)), attempt(all, fails_at(0)))
    print(min(x * x - 10 * x for x in range(100)), max((x % 37, x) for x in range(500)))
    print(attempt(min, count(0)), attempt(max, fails_at(5)))
    print(min(count(0), default="none"), max((-x for x in range(9)), key=abs))
    print(list(x * 2 for x in range(5)), tuple(count(4)), sorted(-x for x in count(4)))
    print(len(list(count(3000))), sum(list(x for x in count(3000))), len(tuple(x for x in count(300))))
    print(set(x % 7 for x in range(1000)), frozenset(x % 3 for x in count(100)) == {0, 1, 2})
    print(dict((x, x * x) for x in range(5)), {x: y for x, y in enumerate(count(4))})
    print("".join(chr(97 + x % 26) for x in range(60)), "-".join(str(x) for x in count(8)))
    print(attempt("".join, (x for x in range(3))))
    print(attempt("".join, ("a" if x < 2 else x for x in range(4))))
    print(list(zip(count(3), count(5))), list(map(str, count(4))), list(filter(None, count(4))))
    out = []
    out.extend(count(1500))
    out.extend(x for x in "ab")
    out += (x for x in "cd")
    print(len(out), out[-6:])
    print(attempt(out.extend, fails_at(3)), out[-3:])
    print(len(set(count(500)) | set(x for x in count(900))))
    first, *rest = (x for x in range(6))
    print(first, rest, [*count(3), *(x for x in "yz")], max(*count(5)))
    print(3 in count(10), 30 in (x for x in range(10)))


main()
