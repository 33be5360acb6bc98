"""What programs do most often takes short ways: each must say what the long way says."""

import gc
from collections import namedtuple
from operator import itemgetter


class Hook:
    __slots__ = ("x",)

    def __init__(self):
        self.x = 1

    def __getattr__(self, name):
        if name.startswith("made_"):
            return name[5:]
        raise AttributeError(name)


class Plain:
    pass


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Pair(namedtuple("Pair", "a b")):
    def __hash__(self):
        return super().__hash__() ^ 1


def attributes():
    hook, plain = Hook(), Plain()
    found = []
    for i in range(60):
        found.append((hook.made_up, hasattr(hook, "y"), getattr(hook, "y", i), hasattr(plain, "x")))
    print(found[0], found[-1], len(set(found)))
    for obj in (hook, plain, 3, print, Plain, gc):
        try:
            obj.nothing
        except AttributeError as e:
            print(e.name, e.obj is obj, e.__context__)


def numbers():
    total, less, zero = 0, 0, 0.0
    for i in range(200):
        zero += 0
        total += i * 0.5 - 1
        less += (i < 99.5) + (i == 7.0) + (100.0 >= i) + (1.0 != i) + (-0.0 == 0)
    print(total, less, zero, 2**53 + 1 == float(2**53), 1e308 * 10 > 5, float("nan") < 1)


def containers():
    d = {i: str(i) for i in range(20)}
    copies = []
    for i in range(50):
        c = d.copy()
        c[i] = "new"
        c.pop(3)
        copies.append(c.copy())
    print(len(d), copies[0] == copies[1], list(copies[49])[-2:], d[0], 3 in copies[5])
    a, b = [1, 2, 3], [1, 2, 3]
    print(a == b, a != b, a < [1, 2, 4], [] == [], [1.0, 2] == [1, 2.0], [1] == ["1"])
    s, t = {1, 2}, frozenset((1, 2, 3))
    print([s <= t, s < t, t <= s, s == t, s | t == t, t > s, s != {2, 1}])
    big = [[]] * 100
    big[50] = [big]
    gc.collect()
    print(len(big), big[50][0] is big, {(i, str(i)): i for i in range(9)}[4, "4"])


def texts():
    print("a  b\tc d".split(None, 1), " x  y ".split(), "\x1ca\x1fb ".split(), "é a b".split(), "".split())
    print("abc".encode(), "é".encode("latin-1"), b"abc".decode("ascii"), bytearray(b"xyz").decode())
    try:
        b"\xff".decode("ascii")
    except UnicodeDecodeError as e:
        print(e)
    print([c for c in "aé\u4e00z"], b"ab" + b"", b"ab" + bytearray(b"c"), bytearray(b"a") + b"b")
    data, content = bytearray(8), b"content"
    for i in range(-8, 8):
        data[i] = i & 255
    print(data, content[-1] + data[-1], content[0])
    for bad in (lambda: data.__setitem__(8, 1), lambda: data.__setitem__(0, 256), lambda: content[7]):
        try:
            bad()
        except (IndexError, ValueError) as e:
            print(type(e).__name__, e)


def classes():
    truths, kinds = 0, 0
    objects = [Plain(), Sized(0), Sized(2), Hook()]
    for i in range(100):
        v = objects[i % 4]
        if v:
            truths += 1
        kinds += isinstance(v, (Sized, Hook)) + isinstance(v, int) + isinstance(i, (str, int))
    print(truths, kinds)
    pairs = {Pair(1, 2): 1, (1, 2): 2}
    print(len(pairs), pairs[Pair(1, 2)], pairs[1, 2])
    rows = sorted(((i * 7 % 10, i) for i in range(10)), key=itemgetter(0))
    print(rows[:3], max(rows, key=itemgetter(1)))


async def count(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                yield got * 10
    finally:
        print("closed", n)


async def nested(depth):
    if depth:
        async for v in nested(depth - 1):
            yield v
    yield depth


async def steps():
    total = 0
    async for v in count(30):
        total += v
    async for v in nested(5):
        total = total * 3 + v
    g = count(3)
    print(total, await anext(g), await g.asend(4), await g.asend(None), await anext(g, "end"))
    print(await anext(g, "end"), await anext(g, "over"))
    g = count(5)
    await anext(g)
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print(e)
    step = anext(count(0))
    try:
        await step
    except StopAsyncIteration:
        print("stopped")
    try:
        await step
    except RuntimeError as e:
        print(e)
    return [await one(i) for i in range(3)]


async def one(i):
    return i


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


attributes()
numbers()
containers()
texts()
classes()
print(run(steps()))
for _ in range(300):
    run(one(1))
gc.collect()
