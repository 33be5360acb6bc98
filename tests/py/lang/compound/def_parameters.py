"""def: every kind of parameter, defaults evaluated once, annotations, what the compiler refuses."""
def f(a, b=[], /, c=2, *args, d, e=5, **kw): b.append(a); return a, list(b), c, args, d, e, kw
print(f(1, d=4), f(2, d=4), f(3, [], 4, 5, 6, d=7, z=8), f.__defaults__, f.__kwdefaults__)
def g(*, a, b=1): return a, b
def h(a, /): return a
def k(*args, **args2): return args, args2
def n(a=1, *, b: int = 2, **c: str) -> 'result': "doc"; return a, b, c
print(g(a=5), h(1), k(1, x=2), n(), n.__annotations__, n.__doc__, k(**{'args': 1, 'self': 2}))
i = 5
def late(x=i, y=lambda: i): return x, y()
i = 6
print(late())
import inspect
print(inspect.signature(f), inspect.signature(g), inspect.signature(h), inspect.signature(n), inspect.signature(lambda x, *y: 0))
def outer():
    def rec(n): return 1 if n < 2 else n * rec(n - 1)
    return rec
print(outer()(25), outer().__qualname__)
def redefine(): return 1
first = redefine
def redefine(): return first() + 1
print(redefine())
def deco(*a):
    def wrap(fn): ORDER.append(a); return fn
    return wrap
ORDER = []
@deco(1)
@deco(2, 'x')
@(lambda fn: fn)
@[deco(3)][0]
def decorated(): pass
print(ORDER, decorated.__name__)
for source in ('def f(a, a): 0', 'def f(a=1, b): 0', 'def f(*): 0', 'def f(*, **k): 0', 'def f(**k, a): 0', 'def f(*a, *b): 0', 'def f(a, /, b, /): 0', 'def f(/, a): 0', 'def f(*a, /): 0', 'def f(a, *, /): 0', 'def f((a, b)): 0', 'def f(a.b): 0', 'def f(1): 0', 'def f(a=): 0', 'def f(*a=1): 0', 'def f(**k=1): 0', 'def f(a b): 0', 'def f(a,): 0', 'def f(*a,): 0', 'def f(**k,): 0', 'def f(,): 0', 'def f(*, a,): 0', 'def f(a: int = 1, *b: int, **c: int): 0', 'def f() -> : 0', 'def f(): x: int', 'def f(None): 0', 'def f(a, *, a): 0', 'def f(a, **a): 0', '@\ndef f(): 0', '@x = 1\ndef f(): 0', 'def f(a=1, /, b): 0', 'def f(*, a=1, b): 0', 'def f(*b: *c): 0', 'def f(b: *c): 0', 'def f[T](a: T) -> T: 0', 'def 5(): 0', 'def f(lambda): 0'):
    try: compile(source, '', 'exec'); print(source, 'fine')
    except SyntaxError as e: print(source, '|', e.msg)
total = 0
for j in range(300): total += len(f(j, [], d=j)[6]) + g(a=j)[0] + len(k(*range(j % 4))[0])
print(total)
