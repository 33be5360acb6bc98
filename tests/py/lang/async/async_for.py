"""async for: __aiter__ and __anext__, break, else, targets, errors."""
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


class Count:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return self.i


class NoNext:
    def __aiter__(self): return 5


class Plain:
    def __aiter__(self): return self
    def __anext__(self): return 5


class Failing(Count):
    async def __anext__(self):
        if self.i == 2: raise KeyError('third')
        return await super().__anext__()


async def total(it):
    n = 0
    async for x in it: n += x
    return n


async def search(it, wanted):
    async for x in it:
        if x == wanted: break
    else:
        return 'none'
    return x


async def pairs(it):
    out, d = [], {}
    async for d['k'] in it: out.append(d['k'])
    async for a, b in gen([(1, 2), (3, 4)]): out.append(a * b)
    return out


async def gen(items):
    for item in items: yield item


print(run(total(Count(10))), run(search(Count(5), 3)), run(search(Count(5), 9)), run(pairs(Count(3))))
for bad in (NoNext(), Plain(), Failing(5), [1], None):
    try:
        print(run(total(bad)))
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)


async def nested():
    out = []
    async for i in Count(3):
        async for j in Count(i):
            if j == 2: continue
            out.append((i, j))
        for k in range(2): out.append(k)
    return out


print(run(nested()))
s = 0
for i in range(40): s += run(total(Count(i)))
print(s, run(total(Count(500))))
for source in ('async for x in y: pass', 'def f():\n async for x in y: pass', 'async def f():\n async for 5 in y: pass'):
    try: compile(source, '', 'exec')
    except SyntaxError as e: print(e.msg)
