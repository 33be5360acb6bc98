"""Asynchronous comprehensions and await in comprehensions, of every kind, and generator expressions."""
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


async def up(n):
    for i in range(n): yield i


async def double(x): return x * 2


async def main():
    a = [x async for x in up(5)]
    b = {x % 3 async for x in up(7) if x != 4}
    c = {x: y async for x in up(3) async for y in up(x + 1)}
    d = [await double(x) for x in range(4)]
    e = [await double(x) async for x in up(4) if await double(x) > 2]
    f = [[y async for y in up(x)] for x in range(3)]
    g = [x for x in [z async for z in up(3)]]
    return a, sorted(b), c, d, e, f, g


print(run(main()))


async def generators():
    g = (x * x async for x in up(4))
    h = (await double(x) for x in range(3))
    out = [type(g).__name__, type(h).__name__]
    async for v in g: out.append(v)
    out.append([v async for v in h])
    nested = ((a, b) async for a in up(2) for b in 'xy')
    return out, [p async for p in nested]


print(run(generators()))


async def scoping():
    x = 'outer'
    fs = [lambda: x async for x in up(3)]
    y = [(last := v) async for v in up(4)]
    return [f() for f in fs], x, last, y


print(run(scoping()))
sync = (x async for x in up(2))
print(type(sync).__name__)
for source in ('[x async for x in y]', 'def f(): return [x async for x in y]', 'def f(): return [await x for x in y]', 'async def f(): return [i async for i in await x]', 'async def f(): return lambda: [await x for x in y]', 'def f(): return (x async for x in y)', '[await x for x in y]'):
    try: compile(source, '', 'exec'); print(source, 'fine')
    except SyntaxError as e: print(source, '|', e.msg)


async def hot(n):
    total = 0
    for i in range(n):
        total += sum([x async for x in up(i % 5)]) + len({await double(k): k for k in range(3)})
    return total


print(run(hot(200)))
