"""Subclasses of int: results of operators, overridden methods and protocols, state, pickling, enum-like use."""
import copy
import pickle


class Metres(int):
    unit = 'm'
    def __new__(cls, value, scale=1):
        self = super().__new__(cls, value * scale)
        self.scale = scale
        return self
    def __add__(self, other):
        if not isinstance(other, int): return NotImplemented
        return Metres(int(self) + int(other), 1)
    __radd__ = __add__
    def __repr__(self): return f'{int(self)}{self.unit}'
    def __reduce__(self): return Metres, (int(self), 1), {'note': 'restored'}


m = Metres(3, 1000)
print(m, repr(m), f'{m}', f'{m:>8}', f'{m!s}', '%d %s %r' % (m, m, m), m.scale, m.__dict__, [m], str(m))
print(m + 1, 1 + m, m + True, type(m * 2).__name__, -m, m == 3000, {m: 1}[3000], sum([m, m]), sum([m], Metres(0)), isinstance(m, int), hash(m) == hash(3000))
for f in (lambda: m + 1.5, lambda: m + 'x', lambda: 'x' + m):
    try:
        print(f())
    except TypeError as e:
        print(e)
c = copy.copy(m)
p = pickle.loads(pickle.dumps(m))
print(c, c.note, p, p.note, type(p).__name__, copy.deepcopy([m, m])[0])
print(list(range(Metres(2), Metres(5))), [10, 20, 30][Metres(1)], 'ab' * Metres(2), bytes(Metres(2)), (1).__add__(m), type(int(m)).__name__, type(m.__int__()).__name__, type(m.__index__()).__name__)


class Bool(int):
    def __bool__(self): return False
    def __str__(self): return 'str'
    def __format__(self, spec): return f'<{spec}>'
    def __index__(self): return 1
    def __int__(self): return 2
    def __float__(self): return 3.0
    def __hash__(self): return 7
    def __abs__(self): return 'abs'
    def __trunc__(self): return 'trunc'
    def __round__(self, n=None): return 'round', n


b = Bool(9)
import math
print(bool(b), not b, 'yes' if b else 'no', str(b), repr(b), f'{b:x}', '%d' % b, '%s' % b, int(b), float(b), hash(b), abs(b), math.trunc(b), round(b), round(b, 2), ['a', 'b'][b:][:1] if 0 else [0, 1, 2, 3, 4, 5, 6, 7, 8, 9][b], math.sqrt(b), complex(b))
print(b + 1, 1 + b, b == 9, b and 'truthy', hex(b), chr(b) == '\t', list(range(b)), b.real, type(b.real).__name__, b is +b)


class Meta(type(int)):
    def __call__(cls, *args): return super().__call__(*args) if args else 'no arguments'


class WithMeta(int, metaclass=Meta): pass


print(WithMeta(), WithMeta(5) + 1, type(WithMeta))
try:
    class Two(int, str): pass
except TypeError as e:
    print(e)
try:
    class Slot(int): __slots__ = ('a',)
except TypeError as e:
    print(e)
total = Metres(0)
for i in range(400):
    total = total + i + Metres(i % 3, 2)
    assert type(total) is Metres
print(total, sum(map(Metres, range(100))))
