"""async def, await, async for, async with, asynchronous generators and comprehensions, run by hand."""
def run(coro, sends=()):
    sends = iter(sends)
    try:
        got = coro.send(None)
        while True: LOG.append(got); got = coro.send(next(sends, None))
    except StopIteration as e: return e.value
class Wait:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1; await Wait('tick'); return self.n
class ACM:
    async def __aenter__(self): await Wait('enter'); return 'entered'
    async def __aexit__(self, *a): await Wait('exit'); LOG.append(a[0] and a[0].__name__); return True
async def agen(n):
    try:
        for i in range(n): got = yield i; LOG.append(got) if got else None
    finally: LOG.append('closed')
async def main():
    out = [await Wait(1)]
    async for x in AIter(2): out.append(x)
    else: out.append('else')
    async with ACM() as a, ACM(): out.append(a); raise ValueError
    out.append([x async for x in agen(3) if x != 1]); out.append({k: v async for k, v in pairs()})
    out.append([await f(x) for x in range(2)]); out.append(sum([y async for y in (z * 2 async for z in agen(3))]))
    g = agen(5); out.append(await anext(g)); out.append(await g.asend('s')); await g.aclose(); out.append(await anext(g, 'default'))
    return out
async def f(x): return x * 10
async def pairs(): yield 'a', 1; yield 'b', 2
LOG = []
print(run(main(), ['first']), LOG)
async def bad(x): await x
for x in (5, None, [], (i for i in ()), lambda: 0):
    try: run(bad(x))
    except TypeError as e: print(e)
async def bad_for():
    async for x in [1]: pass
async def bad_with():
    async with 5: pass
for b in (bad_for, bad_with):
    try: run(b())
    except TypeError as e: print(e)
c = f(1); print(type(c).__name__, c.__name__, c.cr_running, run(c))
try: c.send(None)
except RuntimeError as e: print(e)
for source in ('await x', 'def f(): await x', 'async def f(): yield from x', 'async def f():\n yield\n return 1', 'async for x in y: pass', 'def f():\n async with a: pass', '[x async for x in y]', 'def f(): return [x async for x in y]', 'async def f(): return (await x for x in y)', 'async def f(): lambda: await x', 'async lambda: 0', 'async def f(): [await x for x in [] if await y]', 'async = 1', 'await = 1', 'async def f(): await', 'async def f(): async for', 'async class A: 0', 'async def f(a=await x): 0', 'async def f(): f"{await x}"'):
    try: compile(source, '', 'exec'); print(source, 'fine')
    except SyntaxError as e: print(repr(source), '|', e.msg)
async def hot(n):
    t = 0
    for i in range(n):
        t += await f(i)
        async for x in agen(2): t += x
    return t
LOG.clear(); print(run(hot(100)), len(LOG))
