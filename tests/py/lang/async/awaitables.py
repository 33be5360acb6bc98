"""What can be awaited: __await__, generators as coroutines, and what is refused."""
import types


class Ready:
    def __init__(self, v): self.v = v
    def __await__(self): return iter(())


class Value:
    def __init__(self, v): self.v = v
    def __await__(self):
        return self.v
        yield


class NotIterator:
    def __await__(self): return [1]


class Coro:
    def __await__(self): return inner()


class Lists:
    def __await__(self): return iter(['a', 'b'])


@types.coroutine
def old_style(n):
    got = yield n
    return got * 2


def generator():
    yield 1


async def inner(): return 'inner'


async def use(x): return await x


def run(coro):
    seen = []
    try:
        value = None
        while True:
            seen.append(coro.send(value))
            value = 10
    except StopIteration as e:
        return seen, e.value
    except (TypeError, RuntimeError) as e:
        return seen, type(e).__name__, str(e)


for thing in (Ready(1), Value(5), NotIterator(), old_style(3), inner(), generator(), 5, None, [1], int):
    print(type(thing).__name__, run(use(thing)))
print(run(use(Coro()))[1:])
once = inner()
print(run(use(once)), run(use(once)))


async def nested(n):
    return n if n == 0 else 1 + await nested(n - 1)


print(run(nested(30)))
total = 0
for i in range(300):
    total += run(use(Value(i)))[1] + run(use(old_style(i)))[1]
print(total)


async def both():
    return [await x for x in (inner(), Value(2))], (await inner()) + (await inner()), -(await Value(3)), await Value(2) ** 3


print(run(both()))
