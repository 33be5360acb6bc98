"""async methods: classes, static and class methods, properties, decorators, closures, dunder methods."""
import functools, inspect


def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


def traced(f):
    @functools.wraps(f)
    async def wrapper(*args, **kwargs):
        result = await f(*args, **kwargs)
        return f'<{f.__name__} {result}>'
    return wrapper


class Service:
    def __init__(self, base): self.base = base
    async def get(self, x, /, *more, k=1, **rest): return self.base + x + sum(more) * k + len(rest)
    @classmethod
    async def make(cls, n): return cls(n)
    @staticmethod
    async def static(a): return a
    @property
    async def lazy(self): return self.base * 10
    @traced
    async def shown(self): return self.base
    async def __call__(self, y): return self.base * y
    def __getattr__(self, name):
        async def method(): return name
        return method


class Child(Service):
    async def get(self, x): return await super().get(x) + 1000


async def main():
    s = await Service.make(5)
    return await s.get(1), await s.get(1, 2, 3, k=2, z=0), await Service.static('st'), await s.lazy, await s.shown(), await s(3), await s.unknown(), await (await Child.make(1)).get(1)


print(run(main()))


def counter():
    n = 0
    async def step(by=1):
        nonlocal n
        n += by
        return n
    return step


async def count():
    c = counter()
    return [await c(), await c(10), await c(by=5)]


print(run(count()))
print(inspect.iscoroutinefunction(Service.get), inspect.iscoroutinefunction(Service.shown), str(inspect.signature(Service.get)))
print(Service.get.__code__.co_flags & inspect.CO_COROUTINE != 0, (lambda: run(Service(1).get(1)))())
f = functools.partial(Service(2).get, 5)
print(run(f()), run(f(1, k=3)))


async def default(x=[], *, y=(lambda: 3)()): x.append(y); return list(x)


print(run(default()), run(default()), default.__defaults__, default.__kwdefaults__)
s, total = Service(1), 0
for i in range(400): total += run(s.get(i, 1)) + run(s(2))
print(total)
