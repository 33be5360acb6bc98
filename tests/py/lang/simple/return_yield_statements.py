"""return and yield in all positions, values, in finally, at module level, with stars."""
def a(): return
def b(): return 1, *[2, 3]
def c(x):
    if x: return 'early'
def d():
    for i in range(3):
        try: return i
        finally: LOG.append(i)
def e():
    while True:
        try: return 'try'
        finally: break
    return 'after'
def y(): r = yield 1, *[2]; yield r; yield; return 'done'
LOG = []
print(a(), b(), c(1), c(0), d(), LOG, list(y()))
g = y(); print(next(g), g.send('sent'), next(g))
try: next(g)
except StopIteration as s: print(s.value)
for source in ('return', 'return 1', 'yield', 'yield 1', 'class A: return', 'class A: yield', 'x = yield', 'def f(): return *[1]', 'def f(): return *[1],', 'def f(): return x := 1', 'def f(): return (x := 1)', 'def f(): yield *a', 'def f(): yield *a,', 'def f(): yield from *a', 'def f(): yield from', 'def f(): x = yield = 1', 'def f(): yield = 1', 'lambda: (yield)', '[(yield) for x in y]', 'def f(): return yield', 'def f(): return (yield)', 'async def f(): yield; return 1', 'async def f(): yield from x', 'await x', 'def f(): await x', 'def f(): return if', 'def f(a=(yield)): 0', 'def f(): (yield) + 1', 'def f(): f(yield)', 'def f(): f((yield))', 'def f(x: (yield)): 0'):
    try: exec(source, {'a': [1]}) if False else compile(source, '', 'exec'); print(source, 'fine')
    except SyntaxError as err: print(source, '|', err.msg)
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    return 'one'
def both(n): r = yield from collatz(n); return r
print(sum(len(list(collatz(i))) for i in range(1, 60)), sum(sum(both(i)) for i in range(1, 30)))
