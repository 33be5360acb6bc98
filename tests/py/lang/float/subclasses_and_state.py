"""Subclasses of float: results of operators, attributes, hash and equality, copy and pickle, overridden protocols."""
import copy
import math
import pickle


class Temperature(float):
    __slots__ = ('scale',)
    def __new__(cls, value, scale='C'):
        self = super().__new__(cls, value)
        self.scale = scale
        return self
    def __add__(self, other): return Temperature(float(self) + other, self.scale)
    def __radd__(self, other): return 'radd', other
    def __getnewargs__(self): return float(self), self.scale
    def __repr__(self): return f'T({float(self)!r}, {self.scale!r})'


t = Temperature(21.5, 'F')
print(t, t + 1, 1 + t, 1.0 + t, t - 1, type(t * 2).__name__, -t, t.scale, t == 21.5, hash(t) == hash(21.5), [t], str(t), f'{t:.0f}', '%.2f' % t)
print(copy.copy(t), copy.deepcopy(t).scale, pickle.loads(pickle.dumps(t)), sorted([Temperature(3), 1, Temperature(2.5)]), max(Temperature(1), 1.0), math.floor(t), round(t), type(abs(t)).__name__, type(round(t, 1)).__name__)
try:
    t.other = 1
except AttributeError as e:
    print(e)


class Weird(float):
    def __float__(self): return 7.0
    def __bool__(self): return False
    def __int__(self): return 70
    def __trunc__(self): return 700
    def __floor__(self): return 'floor'
    def __hash__(self): return 5
    def __str__(self): return 'weird'
    def __neg__(self): return 'neg'
    def __pow__(self, *args): return args
    def __rtruediv__(self, other): return 'rdiv', other
    def __divmod__(self, other): return 'divmod'
    def __lt__(self, other): return 'lt'


w = Weird(2.5)
print(float(w), bool(w), not w, int(w), math.trunc(w), math.floor(w), math.ceil(w), hash(w), str(w), repr(w), -w, w ** 2, pow(w, 2, 3), 2 ** w, 1 / w, 1.0 / w, divmod(w, 1), w < 1, 1 > w, w > 1, math.sqrt(w), complex(w), f'{w}', f'{w:.1f}', w + 0, w.__add__(1))
print(type(float(t)).__name__, type(float(Temperature(1))).__name__, float(t) is not t, type(t.real).__name__, type(t.conjugate()).__name__, isinstance(t, float), float.__add__(t, 1), t.is_integer(), t.hex())


class Default(float):
    def __new__(cls): return super().__new__(cls, 0.5)


print(Default(), Default() * 4, type(Default()).__name__)
try:
    Default(1)
except TypeError as e:
    print(e)
try:
    class Both(float, int): pass
except TypeError as e:
    print(e)
for name in ('real', 'x'):
    try:
        setattr(1.5, name, 1)
    except AttributeError as e:
        print(e)
total = 0
acc = Temperature(0.0)
for i in range(400):
    acc = acc + i * 0.25
    total += acc * 2 - acc + Weird(i) - 1 + (1 if Weird(i) else 0)
    assert acc.scale == 'C' and type(acc) is Temperature
print(acc, total)
