"""StopIteration: values, from generators, in comprehensions, in next of builtins; PEP 479."""
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e, type(e.__cause__).__name__, type(e.__context__).__name__)


e = StopIteration(1, 2)
print(e.value, e.args, StopIteration().value, StopIteration('v').value)
e.value = 5
print(e.value, e.args)
def g():
    yield 1
    return 'result'
it = g()
next(it)
try:
    next(it)
except StopIteration as s:
    print(s.value, s.args)
try:
    next(it)
except StopIteration as s:
    print(s.value, s.args)
def raises():
    yield 1
    raise StopIteration('x')
def inner_next():
    yield next(iter([]))
t(lambda: list(raises()))
t(lambda: list(inner_next()))
t(lambda: [next(iter([])) for _ in 'ab'])
t(lambda: list(next(iter([])) for _ in 'ab'))
t(lambda: list(map(next, [iter([1]), iter([])])))
t(lambda: {next(iter([])) for _ in 'a'})
t(lambda: [x for x in iter(lambda: next(iter([])), 1)])
t(lambda: next(iter([])))
t(lambda: next(iter([]), None))
class N:
    def __iter__(self): return self
    def __next__(self): raise StopIteration('n')
t(lambda: list(N()))
t(lambda: N().__next__())
t(lambda: next(N()))
def delegate():
    r = yield from N()
    yield r
print(list(delegate()))
def delegate2():
    r = yield from g()
    yield 'got ' + r
print(list(delegate2()))
async def co(): raise StopIteration
t(lambda: co().send(None))
t(lambda: (lambda: (yield))().throw(StopIteration('thrown')))
def ret(v): 
    return v
    yield
for v in (None, 5, (1, 2), StopIteration(7)):
    try:
        next(ret(v))
    except StopIteration as s:
        print(repr(s.value), s.args)
class Sub(StopIteration): pass
class S:
    def __iter__(self): return self
    def __next__(self): raise Sub('sub')
print(list(S()), [*S()], tuple(S()), next(S(), 'default'), dict(S()), sum(S()), 'x' in S(), ''.join(S()), max(S(), default='empty'), list(zip(S(), 'a')), any(S()), sorted(S()))
def loops():
    out = 0
    for i in range(300):
        it = iter(range(i % 3))
        try:
            while True: out += next(it) + 1
        except StopIteration as s: out += s.value is None
        out += next(it, 5)
    return out
print(loops())
