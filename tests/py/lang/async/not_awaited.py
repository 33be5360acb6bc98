"""Coroutines that nobody awaits or that are let go; running twice; reentering."""
import warnings, gc


def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


async def nothing(): return 1


async def waits():
    try: await Pause()
    finally: log.append('closed')


class Pause:
    def __await__(self): yield


log = []
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    nothing()
    gc.collect()
    c = nothing()
    run(c)
    del c
    gc.collect()
print([(w.category.__name__, str(w.message)) for w in seen])
c = nothing()
print(run(c))
for i in range(2):
    try: run(c)
    except RuntimeError as e: print(e)
try: c.throw(ValueError('late'))
except RuntimeError as e: print(e)


async def reenter():
    try: me.send(None)
    except ValueError as e: log.append(str(e))
    return 'went on'


me = reenter()
print(run(me), log)
log.clear()
w = waits()
w.send(None)
w.close()
print(log)


async def shared(): return await pause_twice()
async def pause_twice():
    await Pause(); await Pause(); return 2


one = pause_twice()
async def awaiting(): return await one


a, b = awaiting(), awaiting()
a.send(None)
try: b.send(None)
except RuntimeError as e: print(e)
a.close()
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    for i in range(100):
        nothing()
    gc.collect()
print(len(seen) == 100 or len(seen))
