"""Default and keyword arguments, positional-only and keyword-only ones."""


def power(base, exponent=2, *, offset=0):
    return base ** exponent + offset


def positional(a, b, /, c=3, *, d):
    return a + b * 10 + c * 100 + d * 1000


def remembers(item, seen=[]):
    seen.append(item)
    return len(seen)


def later(x, factor=None):
    if factor is None:
        factor = 2
    return x * factor


base = 10


def bound_at_definition(x, y=base):
    return x + y


base = 20


def calls(rounds):
    total = 0
    for i in range(rounds):
        total += power(i % 10) + power(i % 5, 3) + power(i % 3, exponent=4, offset=i) + power(base=2, exponent=i % 4)
        total += positional(1, i % 2, d=4) + positional(i % 3, 2, 1, d=0) + later(i) + later(i, 3) + later(factor=1, x=i)
        total += remembers(i) + bound_at_definition(i)
        if i == rounds // 2:
            power.__defaults__ = (3,)
    return total


print(calls(500), remembers("x"), bound_at_definition(0), power(2), power.__defaults__, power.__kwdefaults__)


def show(*args, sep="-", **kwargs):
    return sep.join(str(a) for a in args) + "|" + ",".join(f"{k}={v}" for k, v in kwargs.items())


print(show(1, 2), show(1, sep="+", z=1, a=2), show(), show(*[1, 2], **{"k": "v"}, sep="/"))
print((lambda x, y=5, *z, w=1, **k: (x, y, z, w, k))(1, 2, 3, 4, w=5, q=6))
