"""What runs in a class body: scopes, loops, conditionals, comprehensions, __prepare__ namespaces, annotations, name mangling, nested classes."""
x = 'global'
class A:
    print(__name__, __qualname__, 'x' in dir(), x)
    x = 'class'
    y = [x for _ in range(1)]
    z = [i for i in x]
    w = (lambda: x)()
    for i in range(3): exec(f'v{i} = i')
    if i == 2: late = 'yes'
    del i
    def f(self): return x
    class B:
        seen = x
        def g(self): return __class__.__qualname__
    try: undefined
    except NameError as e: err = str(e)
    with open(__file__) as h: first = h.readline()[:3]
    global made
    made = 5
    locals()['dynamic'] = 9
    *rest, last = 1, 2, 3
    a = b = []
    print(sorted(n for n in locals() if not n.startswith('_')))


print(A.x, A.y, ''.join(A.z), A.w, A.v0, A.v2, A.late, hasattr(A, 'i'), A().f(), A.B.seen, A.B().g(), A.err, A.first, made, A.dynamic, A.rest, A.a is A.b, A.__firstlineno__, A.__static_attributes__)


class M:
    __private = 1
    __dunder__ = 2
    _single = 3
    def get(self, __arg=4): return self.__private + __arg
    def local(self):
        __x = 5
        def inner(): return __x
        return inner(), sorted(locals())
    class __Inner: pass
    def make(self): return self.__Inner.__name__, self.__Inner.__qualname__
    def kw(self, **__k): return __k
    import os.path as __p
    def attr(self, o): return o.__other


class _M(M):
    def get(self): return self.__private


class ___:
    __v = 1


print(sorted(n for n in vars(M) if 'rivate' in n or 'nner' in n or '__p' in n), M().get(), M().local(), M().make(), M().kw(a=1), vars(___).get('__v'))
for f in (lambda: M().__private, lambda: _M().get(), lambda: M().attr(M())):
    try:
        print(f())
    except AttributeError as e:
        print(e)


class Order(dict):
    def __setitem__(self, k, v): LOG.append(k); super().__setitem__(k, v)
    def __missing__(self, k):
        if k.startswith('auto'): return k
        raise KeyError(k)


LOG = []


class Meta(type):
    def __prepare__(name, bases): return Order()
    def __new__(mcs, n, b, ns): return super().__new__(mcs, n, b, dict(ns))


class C(metaclass=Meta):
    one = auto_value
    def two(self): pass
    three: int = 3
    one += '!'


print(C.one, [k for k in LOG if not k.startswith('__')])
try:
    class D(metaclass=Meta): one = nothing_there
except NameError as e:
    print(e)
def factory(n):
    class Local:
        size = n
        def outer(self): return n, __class__.size
        if n % 2:
            def only_odd(self): return 'odd'
    return Local


total = 0
for i in range(300):
    k = factory(i)
    total += sum(k().outer()) + hasattr(k, 'only_odd') + (k.__qualname__ == 'factory.<locals>.Local')
print(total)
for source in ('class X: return 1', 'class X: yield 1', 'class X:\n nonlocal q', 'class X: await 1', 'class X(: pass', 'class X[T](object): t = T\nprint(X.t, X.__type_params__)', 'class X:\n def f(self): nonlocal y', 'class X:\n  x: int\n  print(__annotate__ if "__annotate__" in dir() else None)'):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, getattr(e, 'msg', e))
