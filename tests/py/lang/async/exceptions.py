"""Exceptions through awaits: tracebacks, context, finally, StopIteration, exception groups."""
import traceback


def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


class Pause:
    def __await__(self): yield


async def fails(n):
    await Pause()
    if n == 0: raise ValueError('bottom')
    await fails(n - 1)


async def translate():
    try: await fails(1)
    except ValueError as e: raise KeyError('top') from e


async def cleanup(log):
    try:
        await fails(0)
    finally:
        await Pause()
        log.append('finally ran')


try: run(fails(2))
except ValueError as e: print([f.name for f in traceback.extract_tb(e.__traceback__)])
try: run(translate())
except KeyError as e: print(repr(e), repr(e.__cause__), e.__suppress_context__)
log = []
try: run(cleanup(log))
except ValueError as e: print(e, log, e.__context__)


async def stops(): raise StopIteration('x')
async def stops_async(): raise StopAsyncIteration('y')


for f in (stops, stops_async):
    try: run(f())
    except (RuntimeError, StopAsyncIteration) as e: print(type(e).__name__, e, repr(e.__cause__))


async def group():
    errors = []
    for i in range(4):
        try: await fails(0) if i % 2 else None
        except ValueError as e: errors.append(e)
    if errors: raise ExceptionGroup('several', errors)


async def star():
    try: await group()
    except* ValueError as eg: found = len(eg.exceptions), eg.message
    return found


print(run(star()))


async def handled():
    try: await fails(0)
    except ValueError:
        await Pause()
        try: raise KeyError('while handling')
        except KeyError as e: return repr(e.__context__)


print(run(handled()))
c = fails(0)
c.send(None)
try: c.throw(OSError(2, 'given'))
except OSError as e: print(e.errno, [f.name for f in traceback.extract_tb(e.__traceback__)])
caught = 0
for i in range(300):
    try: run(fails(i % 3))
    except ValueError: caught += 1
print(caught)
