"""Coroutines among generators, iterators, context managers and threads of calls."""
import contextlib, types


def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


@contextlib.asynccontextmanager
async def opened(name, log):
    log.append('open ' + name)
    try: yield name.upper()
    except KeyError as e: log.append(f'saw {e!r}')
    finally: log.append('close ' + name)


async def stack():
    log = []
    async with opened('a', log) as a: pass
    async with opened('b', log): raise KeyError('k')
    async with contextlib.AsyncExitStack() as s:
        names = [await s.enter_async_context(opened(n, log)) for n in 'xy']
        s.callback(log.append, 'sync callback')
    return a, names, log


print(run(stack()))


@types.coroutine
def switch(value):
    answer = yield value
    return answer


async def conversation():
    total = 0
    while True:
        n = await switch(total)
        if n is None: return total
        total += n


c = conversation()
c.send(None)
print([c.send(i) for i in (1, 2, 3)])
try: c.send(None)
except StopIteration as e: print('end', e.value)


def generator_of_coroutines():
    for i in range(3):
        async def f(i=i): return i * 11
        yield f()


print([run(c) for c in generator_of_coroutines()])


async def mixed(items):
    with contextlib.suppress(ZeroDivisionError):
        for x in map(lambda v: v * 2, items):
            await switch(None) if x == 4 else None
            1 / (x - 6)
    return x, [y for y in zip(items, await passed(items))], sorted(await passed({3, 1, 2}))


async def passed(x): return x


print(run(mixed([1, 2, 3, 4])))
n = 0
for i in range(300):
    n += run(passed(i)) + len([run(c) for c in generator_of_coroutines()])
print(n)
