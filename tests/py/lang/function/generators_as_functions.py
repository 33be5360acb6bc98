"""Functions that yield: types, flags, attributes, arguments, return values, delegation."""
import types
def gen(a, b=2):
    """doc of gen"""
    x = yield a
    y = yield b, x
    return 'end', y


g = gen(1)
print(type(gen).__name__, type(g).__name__, g.__name__, g.__qualname__, gen.__doc__, g.gi_running, g.gi_suspended, g.gi_code is gen.__code__, g.gi_yieldfrom, next(g), g.gi_suspended, g.send('s'))
try:
    g.send('t')
except StopIteration as e:
    print(e.value, g.gi_frame, g.gi_suspended)
print(next(g, 'over'), list(gen(5)), isinstance(g, types.GeneratorType), repr(g).startswith('<generator object gen at'))
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
t(lambda: gen())
t(lambda: gen(1, 2, 3))
t(lambda: gen(1).send(5))
t(lambda: gen(1).throw(ValueError('t')))
t(lambda: gen(1).throw(5))
t(lambda: gen(1).close())
t(lambda: type(g)())
t(lambda: gen(1).x)
t(lambda: setattr(g, 'x', 1))
t(lambda: len(g))
t(lambda: g[0])
t(lambda: setattr(g, '__name__', 5))
g.__name__ = 'named'
print(g.__name__)
def sub():
    try:
        yield 1
        yield 2
    except KeyError as e:
        yield 'caught'
    finally:
        log.append('finally')
    return 'sub result'
def top():
    r = yield from sub()
    log.append(r)
    yield from 'ab'
    return (yield from iter([]))
log = []
print(list(top()), log)
g = top()
next(g)
print(g.gi_yieldfrom.__name__, g.throw(KeyError), next(g), log)
g.close()
g = top()
next(g)
print(g.close(), log, next(g, 'closed'))
def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = bad()
next(g)
t(g.close)
def stop(): 
    raise StopIteration('inside')
    yield
t(lambda: next(stop()))
def reenter(): yield next(r)
r = reenter()
t(lambda: next(r))
def infinite():
    n = 0
    while True:
        got = yield n
        n = got if got is not None else n + 1
i = infinite()
print(next(i), next(i), i.send(10), next(i))
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)), sum(tree(8)))
acc = 0
for k, v in zip(infinite(), (x * x for x in range(500))):
    acc += k * v
print(acc)
