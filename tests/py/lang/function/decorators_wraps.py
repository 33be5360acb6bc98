"""Decorators: wraps, stacking, with arguments, classes as decorators, lru_cache, singledispatch."""
import functools
def log_calls(f):
    @functools.wraps(f)
    def wrapper(*a, **k):
        wrapper.calls += 1
        return f(*a, **k)
    wrapper.calls = 0
    return wrapper
def times(n):
    def deco(f): return lambda *a: [f(*a) for _ in range(n)]
    return deco


@log_calls
def add(a: int, b: 'int' = 2) -> int:
    """Adds."""
    return a + b
add.mark = 1


print(add(1), add(1, b=5), add.calls, add.__name__, add.__doc__, add.__qualname__, add.__wrapped__(1), add.__annotations__, add.__defaults__, add.__module__, add.__dict__.keys() >= {'calls', 'mark', '__wrapped__'})
@times(2)
@log_calls
@times(3)
def hi(x): return x
print(hi('x'), hi.__name__)
class Count:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, cls): return functools.partial(self, obj) if obj else self
class K:
    @Count
    def m(self, x): return x
    @staticmethod
    @log_calls
    def s(x): return x
    @classmethod
    @log_calls
    def c(cls, x): return cls.__name__, x
print(K().m(1), K().m(2), K.m.n, K.s(3), K.c(4), K.m.__name__)
@functools.lru_cache(maxsize=3)
def slow(n):
    seen.append(n)
    return n * n
seen = []
print([slow(n) for n in (1, 2, 1, 3, 4, 1, 2)], seen, slow.cache_info(), slow.cache_parameters(), slow.__wrapped__(5), slow.cache_clear(), slow.cache_info(), slow.__name__)
try:
    slow([])
except TypeError as e:
    print(e)
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits)
@functools.singledispatch
def kind(x): return 'any'
@kind.register
def _(x: int): return 'int'
@kind.register(list)
def _(x): return 'list'
print(kind(1), kind(True), kind([]), kind('a'), kind.dispatch(bool)(1), sorted(t.__name__ for t in kind.registry))
def deco(x): return lambda f: (x, f.__name__)
@deco(1)
def named(): pass
print(named)
@(lambda f: 5)
def five(): pass
@(lambda c: print(c.__name__))
class P: pass
print(five, P is None)
order = []
def tag(n):
    order.append(n)
    return lambda f: order.append(-n) or f
@tag(1)
@tag(2)
def q(): pass
print(order)
n = 0
for i in range(400):
    n += add(i) + K().m(1) + slow(i % 4) + len(kind(i))
print(n, add.calls, K.m.n)
