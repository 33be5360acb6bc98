"""async with: enter and exit awaited, suppression, several managers, missing methods."""
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value


log = []


class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        log.append('enter ' + self.name)
        return self.name.upper()
    async def __aexit__(self, kind, value, tb):
        log.append(f'exit {self.name} {kind.__name__ if kind else None}')
        return self.swallow


class OnlyEnter:
    async def __aenter__(self): return 1


class Sync:
    def __enter__(self): return 1
    def __exit__(self, *a): pass


class BadExit(Manager):
    async def __aexit__(self, *a): raise RuntimeError('exit failed')


async def use(*managers, fail=False):
    async with managers[0] as a, managers[-1] as b:
        if fail: raise ValueError('body')
        return a, b


async def swallowed():
    async with Manager('s', True):
        1 / 0
    return 'went on'


async def parens():
    async with (Manager('p') as x, Manager('q') as y,):
        pass
    async with Manager('r'): pass
    return x + y


print(run(use(Manager('a'), Manager('b'))), log); log.clear()
try: run(use(Manager('a'), Manager('b'), fail=True))
except ValueError as e: print(e, log); log.clear()
print(run(swallowed()), run(parens()), log); log.clear()
for bad in (OnlyEnter(), Sync(), 5):
    try: run(use(bad))
    except TypeError as e: print(e)
try: run(use(BadExit('x'), fail=True))
except RuntimeError as e: print(e, repr(e.__context__))


async def loop(n):
    done = 0
    for i in range(n):
        async with Manager('l', i % 2 == 0) as m:
            if i % 3 == 0: continue
            if i % 2 == 0: raise KeyError(i)
            done += len(m)
    return done


print(run(loop(200)), len(log))
try: compile('def f():\n async with a: pass', '', 'exec')
except SyntaxError as e: print(e.msg)
