"""Every binary, in-place, unary and reflected special method: called once, in order; fallback chains; results of any type."""
import operator
NAMES = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod'.split()


def make(prefix):
    def method(name):
        def f(self, *args): LOG.append(f'{self.tag}.{name}'); return NotImplemented if name in self.refuse else f'{self.tag}.{name}'
        return f
    ns = {f'__{p}{n}__': method(f'{p}{n}') for n in NAMES for p in prefix}
    return ns


class Full:
    refuse = ()
    def __init__(self, tag): self.tag = tag


for k, v in make(('', 'r', 'i')).items():
    if k != '__idivmod__': setattr(Full, k, v)


class Sub(Full):
    def __radd__(self, o): return 'Sub.radd first'


class Same(Full): pass


LOG = []
a, b, s = Full('a'), Full('b'), Sub('s')
OPS = (operator.add, operator.sub, operator.mul, operator.matmul, operator.truediv, operator.floordiv, operator.mod, operator.lshift, operator.rshift, operator.and_, operator.xor, operator.or_, operator.pow, divmod)
print([f(a, b) for f in OPS], [f(5, b) for f in OPS][:4], [f(a, 5) for f in OPS][-3:])
print(a + s, a - s, s + a, a + Same('z'), 1 + s)
LOG.clear()
a.refuse = ('add', 'iadd', 'sub', 'pow', 'divmod', 'mul')
for f in (lambda: a + b, lambda: a + 1, lambda: a - 1, lambda: 1 + b, lambda: a * b, lambda: a * s, lambda: a ** b, lambda: pow(a, 2, 3), lambda: divmod(a, 1), lambda: operator.iadd(a, b), lambda: operator.iadd(a, 's'), lambda: operator.isub(a, 1)):
    try:
        print(f(), LOG)
    except TypeError as e:
        print(e, LOG)
    LOG.clear()
x = Full('x')
for op in ('+', '-', '*', '@', '/', '//', '%', '<<', '>>', '&', '^', '|', '**'):
    ns = {'y': x}
    exec(f'y {op}= 1', ns)
    print(ns['y'], end=' ')
print()


class OnlyAdd:
    def __add__(self, o): return f'add {o}'


y = OnlyAdd()
y += 1
print(y)


class U:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __round__(self, n='none'): return 'round', n
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __bool__(self): return True
    def __index__(self): return 2
    def __complex__(self): return 1j
    def __float__(self): return 0.5
    def __int__(self): return 8
    def __divmod__(self, o): return 'dm'
    def __pow__(self, e, m=None): return 'pow', e, m
    def __matmul__(self, o): return 'mm'


import math
u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 1), math.trunc(u), math.floor(u), math.ceil(u), not u, int(u), float(u), complex(u), [1, 2, 3][u], divmod(u, 1), pow(u, 2), pow(u, 2, 3), u @ u, hex(u), 'ab' * u, math.sqrt(u) ** 2 == 0.5)


class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): LOG.append('lt'); return NotImplemented
    def __gt__(self, o): LOG.append('gt'); return 'gt!'
    def __eq__(self, o): LOG.append('eq'); return NotImplemented


c, d = Cmp(1), Cmp(2)
print(c < d, c == d, c == c, c != d, 1 < c, LOG)
for f in (lambda: c <= d, lambda: c >= 1, lambda: c > d and c < 5):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Num:
    def __init__(self, n): self.n = n
    def __add__(self, o): return Num(self.n + (o.n if isinstance(o, Num) else o))
    __radd__ = __add__
    def __isub__(self, o): self.n -= o; return self
    def __eq__(self, o): return self.n == (o.n if isinstance(o, Num) else o)


n, keep = Num(0), None
for i in range(500):
    n = i + n + Num(i)
    n -= 1
    if i == 250: keep = n
print(n.n, keep.n, n == 249000, 249000 == n, n != 5)
