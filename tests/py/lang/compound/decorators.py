"""Decorators: on functions, methods, classes; with arguments; stateful; order; class-based."""
import functools
def trace(f):
    @functools.wraps(f)
    def wrapper(*a, **k): CALLS.append(f.__name__); return f(*a, **k)
    return wrapper
CALLS = []
def repeat(n):
    def deco(f):
        def wrapper(*a): return [f(*a) for _ in range(n)]
        return wrapper
    return deco
class Count:
    def __init__(self, f): self.f, self.n = f, 0; functools.update_wrapper(self, f)
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, t=None): return self if o is None else functools.partial(self, o)
@trace
@repeat(2)
def add(a, b): return a + b
print(add(1, 2), CALLS, add.__name__, add.__wrapped__.__name__)
@Count
def counted(x): "doc"; return x * 2
print([counted(i) for i in range(3)], counted.n, counted.__doc__, counted.__name__)
class K:
    @Count
    def m(self, x): return self, x
    @staticmethod
    @trace
    def s(x): return x
    @classmethod
    @functools.lru_cache
    def c(cls, x): CALLS.append('c'); return cls.__name__, x
    @property
    @trace
    def p(self): return 'p'
    @functools.cached_property
    def cp(self): CALLS.append('cp'); return 'cached'
k = K(); print(k.m(1)[1], K.m.n, K.s(2), k.c(3), k.c(3), k.p, k.cp, k.cp, CALLS)
registry = {}
def register(name=None):
    def deco(c): registry[name or c.__name__] = c; return c
    return deco
@register()
class R1: pass
@register('other')
class R2: pass
print(sorted(registry))
@functools.singledispatch
def kind(x): return 'other'
@kind.register
def _(x: int): return 'int'
@kind.register(list)
@kind.register(tuple)
def _(x): return 'seq'
print([kind(v) for v in (1, 'a', [], (), True)], functools.reduce(lambda f, g: lambda x: g(f(x)), [abs, str, len])(-123))
for source in ('@5\ndef f(): 0', '@None\nclass A: 0', '@undefined\ndef f(): 0', '@(lambda: 1)\ndef f(): 0', '@x.y\nclass A: 0', '@a b\ndef f(): 0', '@f\nx = 1', '@f', '@*f\ndef g(): 0', '@(yield)\ndef f(): 0', '@a := len\ndef f(): 0'):
    try: exec(source, {'x': 5}); print(source, 'fine')
    except Exception as e: print(repr(source), '|', type(e).__name__, str(getattr(e, 'msg', e)).split(' at ')[0])
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
total = 0
for i in range(300): total += counted(i) + k.m(i)[1] + K.s(i) + fib(i) % 7
print(total, counted.n, fib.cache_info())
