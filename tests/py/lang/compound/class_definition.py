"""class statements: bodies, bases, keywords, decorators, nesting, order of attributes."""
print([1 for _ in range(1)])
class A:
    """Doc."""
    x = 1
    y = [x, x + 1]
    if x: z = 'cond'
    for i in range(2): x += i
    def m(self): return self.x, __class__
    n = lambda self: self.y
    class Inner:
        def who(self): return type(self).__qualname__
    try: q = undefined
    except NameError: q = 'caught'
    del i
print(A.__doc__, A().m(), A().n(), A.Inner().who(), A.z, A.q, [k for k in vars(A) if not k.startswith('__')])
def tag(c): c.tagged = c.__name__; return c
@tag
@(lambda c: type('Wrapped', (c,), {'w': 1}))
class B(A, object): x = 10
print(B, B.tagged, B.w, B().m()[0], B.__bases__[0].__name__)
bases = (A,)
class C(*bases, **{'metaclass': type}): pass
class D(): pass
class E(A if True else D): pass
print(C.__mro__[1] is A, E.__base__ is A, [c.__name__ for c in B.__mro__])
class F: x = x = 1; y: int = 2; z: str; print(__qualname__, __module__)
print(F.__annotations__)
def make(n):
    class Local:
        value = n
        def get(self): return self.value + n
    return Local
print(make(3)().get(), make(4).__qualname__, make(1) is not make(1))
class G:
    a = 1
    def a(self): return 'method'
    a.attr = 5
    b = property(a)
    def __getattr__(self, n): return n
print(G().a(), G.a.attr, G().b, G().missing)
for source in ('class A(x for x in []): 0', 'class A(1=2): 0', 'class A(B=1): 0', 'class A(*5): 0', 'class A(**{}): r = 1', 'class 5: 0', 'class A(: 0', 'class A: return', 'class A: yield 1', 'class A: nonlocal x', 'class A: await x', 'class A(metaclass=type, metaclass=type): 0', 'class A(int, int): 0', 'class A(A): 0', 'class A.b: 0', 'class A[T]: t = T', 'class A[T](list[T]): 0', 'class A(print): 0', 'class A(5): 0', 'class A(lambda: 0): 0', 'class A: from os import *', 'class A(metaclass=lambda n, b, d: (n, b, sorted(d))): x = 1', 'class A(object, int): 0', 'class A("a", (), {}): 0'):
    try: exec(source, s := {}); print(source, 'fine', s['A'] if isinstance(s['A'], tuple) else '')
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e))
total = 0
for i in range(300):
    class T(A): k = i
    total += T.k + T().m()[0] + make(i).value
print(total)
