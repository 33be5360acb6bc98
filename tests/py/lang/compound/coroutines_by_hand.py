"""Coroutines driven with send and throw: await of coroutines, futures, generators-based awaitables; close, never awaited, cr_ attributes."""
import types
import warnings
warnings.simplefilter('ignore')


class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return f'{self.v}->{got}'


async def leaf(n):
    a = await Wait(n)
    b = await Wait(n + 1)
    return a, b


async def mid(log):
    try:
        return [await leaf(1), await leaf(5)]
    except KeyError as e:
        log.append(f'caught {e}')
        return await Wait('recovered')
    finally:
        log.append('finally')


def drive(coro, *sends):
    out = [coro.send(None)]
    try:
        for s in sends:
            out.append(coro.throw(s) if isinstance(s, Exception) else coro.send(s))
    except StopIteration as e:
        out.append(('result', e.value))
    except BaseException as e:
        out.append(repr(e))
    return out


log = []
print(drive(mid(log), 'a', 'b', 'c', 'd'), log)
print(drive(mid(log), 'a', KeyError('k'), 'x'), drive(mid(log), ValueError('v')), log)
c = leaf(1)
print(type(c).__name__, c.__name__, c.cr_running, c.cr_await, c.cr_code.co_name, c.cr_suspended, hasattr(c, '__iter__'), hasattr(c, '__next__'), hasattr(c, '__await__'), repr(c).split(' at ')[0])
c.send(None)
print(type(c.cr_await).__name__, c.cr_suspended, c.cr_frame is not None)
def attempt(f, *a):
    try:
        return f(*a)
    except BaseException as e:
        return f'{type(e).__name__}: {e}'


async def empty(): pass
async def awaits(x): return await x
async def loop_self(): await ME
@types.coroutine
def old_style(n):
    got = yield n
    return got * 2
def plain_gen(): yield 1
class BadAwait:
    def __await__(self): return 5
class ListAwait:
    def __await__(self): return [1]
class CoroAwait:
    def __await__(self): return empty()
class NotIter:
    __await__ = None


print(attempt(c.close), attempt(c.send, None), attempt(empty().send, 5), attempt(empty().send, None), attempt(lambda: next(empty())), attempt(lambda: iter(empty())), attempt(lambda: list(empty())), attempt(empty().throw, KeyError('t')))
for x in (5, None, [1], plain_gen(), BadAwait(), ListAwait(), CoroAwait(), NotIter(), empty, (i for i in ())):
    print(type(x).__name__, attempt(awaits(x).send, None), end=' ; ')
print()
print(drive(awaits(old_style(7)), 4), drive(awaits(awaits(Wait(0))), 'z'), drive(awaits(empty().__await__())) if 0 else '')
ME = loop_self()
print(attempt(ME.send, None))
done = empty()
attempt(done.send, None)
print(attempt(awaits(done).send, None))
shared = leaf(3)
shared.send(None)
print(attempt(awaits(shared).send, None))
for source in ('await x', 'def f(): await x', 'async def f(): yield from x', 'async def f(): yield 1; return 2', 'async for x in y: pass', 'async with x: pass', 'def f(): async with x: pass', 'async def f():\n def g(): await x', 'async def f(): lambda: await x', 'async def f(): [await x for x in y]\nprint("ok")', 'async def f(await): pass', 'await = 1', 'async = 1', 'async def f(): return (await x) ** -await y\nprint("fine")', 'async lambda: 1', 'async def f(): -await x, not await x, await x if await y else await z\nprint("precedence")', 'async def f(): await await x', 'async def f(): await -x', 'class A: await x', 'async def f(x=await y): pass', 'async def f():\n class A:\n  await x'):
    try:
        exec(source, {})
    except SyntaxError as e:
        print(source, '|', e.msg)
async def adder(n):
    total = 0
    for i in range(n): total += await Wait(i) != '' and i
    return total
def run(c):
    steps = 0
    try:
        while True: c.send(None); steps += 1
    except StopIteration as e: return steps, e.value
async def deep(n): return n if n == 0 else 1 + await deep(n - 1)
print(run(adder(500)), run(deep(200)), run(awaits(adder(300))))
