"""Asynchronous generators: asend, their states and attributes, return, yield in try."""
import inspect


def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


async def echo(n):
    got = []
    for i in range(n):
        got.append((yield i))
    yield got


g = echo(2)
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, inspect.isasyncgen(g), inspect.isasyncgenfunction(echo))
print(run(g.asend(None)), run(g.asend('a')), run(g.asend('b')))
try: run(g.__anext__())
except StopAsyncIteration as e: print('stop', e.args, g.ag_frame)
g = echo(1)
for action in (lambda: run(g.asend(5)), lambda: g.send(1), lambda: iter(g), lambda: next(g)):
    try: print(action())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
print(g.__aiter__() is g, type(g.__anext__()).__name__, type(g.asend(1)).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__)


async def stops():
    yield 1
    return
    yield 2


async def raises_stop(kind):
    yield 1
    raise kind('inside')


async def collect(it): return [x async for x in it]


print(run(collect(stops())))
for kind in (StopIteration, StopAsyncIteration, ValueError):
    try: run(collect(raises_stop(kind)))
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__))


async def cleanup(log):
    try:
        yield 1
        yield 2
    finally:
        log.append('cleaned')


log = []
print(run(collect(cleanup(log))), log)
for source in ('async def f():\n yield 1\n return 2', 'async def f():\n yield from x', 'async def f():\n return (yield)'):
    try: compile(source, '', 'exec'); print('fine')
    except SyntaxError as e: print(e.msg)


async def hot(n):
    total = 0
    async for x in echo(n):
        if isinstance(x, int): total += x
    return total


print(run(hot(400)), sum(run(hot(i)) for i in range(30)))
