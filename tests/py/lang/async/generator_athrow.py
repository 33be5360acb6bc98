"""athrow and aclose of asynchronous generators, in each state, and what they may not do."""
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


async def careful(log):
    for i in range(5):
        try:
            yield i
        except ValueError as e:
            log.append(('caught', str(e)))
        except GeneratorExit:
            log.append('exit')
            raise
        finally:
            log.append(('finally', i))


log = []
g = careful(log)
print(run(g.__anext__()), run(g.athrow(ValueError('one'))), run(g.athrow(ValueError, 'two') if False else g.athrow(ValueError('two'))))
try: run(g.athrow(KeyError('not caught')))
except KeyError as e: print('KeyError', e)
print(log); log.clear()
for action in (lambda: run(g.__anext__()), lambda: run(g.athrow(ValueError('late'))), lambda: run(g.aclose())):
    try: print(action())
    except (StopAsyncIteration, ValueError) as e: print(type(e).__name__, e)
g = careful(log)
print(run(g.__anext__()), run(g.aclose()), log); log.clear()
g = careful(log)
print(run(g.aclose()), log)
g = careful(log)
try: run(g.athrow(ValueError('before the start')))
except ValueError as e: print(e, log)


async def yields_on_close():
    try: yield 1
    finally: yield 2


g = yields_on_close()
run(g.__anext__())
try: run(g.aclose())
except RuntimeError as e: print(e)


async def swallow():
    while True:
        try: yield 'again'
        except KeyError: yield 'swallowed'


g = swallow()
print(run(g.__anext__()), run(g.athrow(KeyError())), run(g.__anext__()))
a = g.asend(None)
a.close()
try: run(a)
except RuntimeError as e: print(e)
for bad in (lambda: g.athrow(), lambda: run(g.athrow(5))):
    try: bad()
    except TypeError as e: print(e)


async def hot(n):
    seen = 0
    for i in range(n):
        g = careful([])
        await g.__anext__()
        if i % 3: seen += await g.athrow(ValueError('x'))
        await g.aclose()
    return seen


print(run(hot(200)))
