"""Async generators driven by hand: asend, athrow, aclose, finally, yields inside try, async for and comprehensions, states and errors."""
import types
@types.coroutine
def pause(v): return (yield v)


async def ag(n):
    try:
        for i in range(n):
            got = yield i
            if got: await pause(f'got {got}')
    except KeyError as e:
        yield f'caught {e}'
    finally:
        await pause('cleanup')


def run(coro):
    """Runs to the end, collecting what was paused on."""
    paused = []
    try:
        while True: paused.append(coro.send(None))
    except StopIteration as e:
        return e.value, paused
    except BaseException as e:
        return f'{type(e).__name__}: {e}', paused


async def collect(a): return [x async for x in a]
print(run(collect(ag(3))))
a = ag(5)
print(run(a.__anext__()), run(a.asend('hi')), run(a.athrow(KeyError('k'))), run(a.__anext__()), run(a.__anext__()))
a = ag(5)
print(run(a.asend('early')), run(a.asend(None)), run(a.aclose()), run(a.aclose()), run(a.__anext__()), a.ag_running, a.ag_frame)
a = ag(2)
print(run(a.athrow(ValueError('fresh'))), run(a.__anext__()))
async def refuses():
    try: yield 1
    except GeneratorExit: yield 2
r = refuses()
print(run(r.__anext__()), run(r.aclose()), run(r.__anext__()))
async def stops():
    yield 1
    raise StopAsyncIteration('inner')
async def stops2():
    yield 1
    raise StopIteration('inner')
print(run(collect(stops())), run(collect(stops2())), type(a).__name__, a.__name__, hasattr(a, '__aiter__'), a.__aiter__() is a)
once = ag(3)
first = once.asend(None)
print(run(first), run(first), run(once.aclose()))
b = ag(3)
s1, s2 = b.asend(None), b.asend(None)
print(run(s1), run(s2), run(b.aclose()))
async def slow():
    await pause('p1')
    yield 1
    await pause('p2')
x = slow()
n1, n2 = x.__anext__(), x.__anext__()
print(n1.send(None), run(n2), run(n1))
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
class NoAnext:
    def __aiter__(self): return self
class SyncNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class AsyncAiter:
    async def __aiter__(self): return self
class ACM:
    async def __aenter__(self): await pause('enter'); return 'cm'
    async def __aexit__(self, *e): await pause('exit'); return e[0] is KeyError
async def use(n):
    out = []
    async with ACM() as c, ACM(): out.append(c)
    async with ACM(): raise KeyError
    async for v in AIter(n):
        if v == 1: break
        out.append(v)
    else: out.append('else')
    async for v in AIter(1): pass
    else: out.append('else2')
    out.append([i + j async for i in AIter(2) for j in range(2) if await pause(None) is None])
    out.append({k: v async for k, v in pairs()})
    out.append({y for y in [await pause('y')]})
    g = (z async for z in AIter(2))
    out.append([type(g).__name__, [q async for q in g], await anext(AIter(1)), await anext(AIter(0), 'default'), type(aiter(AIter(1))).__name__])
    return out
async def pairs():
    yield 'a', 1
    yield 'b', 2
print(run(use(4)))
for bad in (5, NoAnext(), SyncNext(), [1]):
    print(type(bad).__name__, run(collect(bad))[0])
class BadCM:
    async def __aenter__(self): pass
class SyncCM:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class NotAw:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 5
async def w(x):
    async with x: pass
for bad in (BadCM(), SyncCM(), NotAw(), 5): print(run(w(bad))[0])
async def count(n):
    for i in range(n): yield i
async def total(n):
    t = 0
    async for i in count(n): t += i
    t += sum([i async for i in count(n) if i % 3 == 0])
    return t
print(run(total(500)))
