"""Coroutines, asynchronous generators, loops and managers: what they give and how they fail."""

class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        r = yield self.n
        return r
async def inner(x):
    r = await Sleep(x)
    return (x, r)
async def outer():
    out = []
    for i in range(3):
        out.append(await inner(i))
    return out
def drive(coro, send=lambda v: v * 10):
    v = None
    log = []
    while True:
        try:
            y = coro.send(v)
        except StopIteration as e:
            return log, e.value
        log.append(y)
        v = send(y)
print(drive(outer()))
c = outer()
print(type(c).__name__, c.cr_running, c.cr_await, c.cr_code.co_name, c.__name__, c.__qualname__)
c.send(None)
print(c.cr_await.__name__, c.cr_suspended)
print(c.close(), c.cr_frame)
for f in (lambda: c.send(None), lambda: c.throw(ValueError), lambda: iter(c), lambda: next(c), lambda: c.send(3)):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
async def ag(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
            await Sleep("zz")
    except ValueError as e:
        print("VE", e)
        yield "caught"
    finally:
        print("closing")
async def use():
    async for x in ag(3): print("x", x)
    else: print("done")
    print([x async for x in ag(2)], {x async for x in ag(2)}, {x: await inner(x) async for x in ag(2)})
    g = (x * 2 async for x in ag(3) if x)
    print(type(g).__name__)
    print([v async for v in g])
    a = ag(5)
    print(await anext(a), await a.asend("hi"), await a.athrow(ValueError("boo")))
    print(await a.aclose())
    print(await anext(a, "dflt"))
    try: await anext(a)
    except StopAsyncIteration as e: print("SAI", e)
    b = ag(1)
    print(await b.aclose())
    b = ag(2); print(await anext(b))
    try: await b.athrow(KeyError("k"))
    except KeyError as e: print("KE", e)
    print(a.ag_running, a.ag_frame, a.__name__)
    b = ag(2); await b.__anext__(); print(await b.aclose())
print(drive(use(), lambda v: None))
class CM:
    async def __aenter__(self): print("enter", await Sleep(1)); return self
    async def __aexit__(self, *a): print("exit", a[0] and a[0].__name__, await Sleep(2)); return a[0] is KeyError
async def withs():
    async with CM() as c, CM():
        print("in")
        raise KeyError(1)
    try:
        async with CM():
            raise ValueError(3)
    except ValueError as e: print("out", e)
    async with CM(): return 5
print(drive(withs()))
class AI:
    def __init__(s): s.i = 0
    def __aiter__(s): return s
    async def __anext__(s):
        s.i += 1
        if s.i > 3: raise StopAsyncIteration
        return s.i
async def ai():
    return [i async for i in AI()]
print(drive(ai()))
async def errs():
    async def t(f):
        try: await f()
        except BaseException as e: print(type(e).__name__, e)
    async def a(): await 3
    async def b():
        async for i in 3: pass
    class NoNext:
        def __aiter__(s): return 3
    async def d():
        async for i in NoNext(): pass
    class BadNext:
        def __aiter__(s): return s
        def __anext__(s): return 3
    async def e():
        async for i in BadNext(): pass
    class BadAwait:
        def __await__(s): return 3
    async def f(): await BadAwait()
    async def i(): raise StopIteration(3)
    async def j():
        c = inner(1); await c; await c
    async def k(): aiter(3)
    async def l(): anext(3)
    async def m():
        x = ag(2); q = x.asend(3); await q
    async def n():
        x = ag(2); q = x.asend(None); await q
        try: await q
        finally: await x.aclose()
    async def o():
        async def gg():
            yield 1
            raise StopAsyncIteration(3)
        async for x in gg(): pass
    async def p():
        async def gg():
            yield 1
            raise StopIteration(3)
        async for x in gg(): pass
    for fn in (a,b,d,e,f,i,j,k,l,m,n,o,p): await t(fn)
print(drive(errs()))
co_inner = inner(1)
def plain():
    yield from co_inner
try: list(plain())
except TypeError as e: print(e)
co_inner.close()
def gen():
    try:
        r = yield from sub()
        print("r", r)
    except KeyError as e:
        print("outer KE", e); yield "after"
def sub():
    try: yield 1
    except ValueError: print("sub VE"); return 7
    finally: print("sub fin")
g = gen(); next(g)
try: g.throw(ValueError)
except StopIteration as e: print("stop", e.value)
g = gen(); next(g); print(g.throw(KeyError(3)), g.gi_yieldfrom)
g = gen(); next(g); print(g.gi_yieldfrom.__name__); g.close()
class It:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s, *a): print("It.throw"); return 9
    def close(s): print("It.close")
def gi(): yield from It()
g = gi(); next(g); print(g.throw(ValueError)); g.close()
def ign():
    try: yield 1
    except GeneratorExit: yield 2
g = ign(); next(g)
try: g.close()
except RuntimeError as e: print(e)
