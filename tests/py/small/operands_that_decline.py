"""Who is asked next when a method of a subclass of a built-in class answers NotImplemented."""


class L(list):
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented


class S(str):
    def __add__(self, o): return NotImplemented
    def __mod__(self, o): return NotImplemented


class R(list):
    def __radd__(self, o): return NotImplemented
    def __rmul__(self, o): return 'R.rmul'


class Set(set):
    def __or__(self, o): return NotImplemented
    def __ror__(self, o): return NotImplemented
    def __ior__(self, o): return NotImplemented
    def __rsub__(self, o): return 'Set.rsub'


class D(dict):
    def __or__(self, o): return NotImplemented


class I(int):
    def __add__(self, o): return NotImplemented
    def __rmul__(self, o): return 'I.rmul'
    def __rsub__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __divmod__(self, o): return NotImplemented
    def __rdivmod__(self, o): return 'I.rdivmod'


class F(float):
    def __radd__(self, o): return 'F.radd'
    def __mul__(self, o): return NotImplemented


class C(complex):
    def __radd__(self, o): return 'C.radd'
    def __mul__(self, o): return NotImplemented


def value(f, *args):
    try:
        return f(*args)
    except TypeError as e:
        return f'TypeError: {e}'


def add(a, b): return a + b
def mul(a, b): return a * b
def sub(a, b): return a - b
def mod(a, b): return a % b
def union(a, b): return a | b


def grow(a, b):
    a += b
    return a


def join(a, b):
    a |= b
    return a


PAIRS = {
    add: [(L([1]), [2]), (L([1]), L([2])), (S('a'), 'b'), (S('a'), S('b')), ([1], R([2])), (R([1]), R([2])), (I(1), 2), (I(1), I(2)), (2, I(1)),
          (I(1), 1.5), (1.5, I(1)), (1, F(2.5)), (1.0, F(2.5)), (1j, F(2.5)), (F(2.5), 1), (True, F(1)), (1, C(1j)), (1j, C(1j)),
          (I(1), F(2)), (F(2), I(1))],
    mul: [(L([1]), 2), (2, L([1])), (3, R([1])), (R([1]), 3), (I(2), 3), (3, I(2)), (3.0, I(2)), (F(2.5), 2), (F(2.5), 2.0), (F(2.5), 1j),
          (F(2.0), F(3.0)), (2, F(2.5)), (C(1j), 2), (C(1j), 2j), (C(2j), F(3)), (F(3), C(2j)), (I(2), F(3))],
    sub: [(I(5), I(3)), (7, I(3)), (7.0, I(3)), ({1}, Set({1})), (frozenset({1}), Set({1}))],
    mod: [(S('%s'), 1), (S('%s!'), 'x')],
    union: [(Set({1}), {2}), ({2}, Set({1})), (Set({1}), Set({2})), (frozenset({3}), Set({1})), (D(a=1), D(b=2)), (D(a=1), {'b': 2}), ({'b': 2}, D(a=1))],
    divmod: [(I(7), 2), (7, I(2)), (7.0, I(2))],
    grow: [(I(1), 1), (I(1), I(2)), (S('a'), 'b')],
    join: [(Set({1}), {2}), (Set({1}), Set({2}))],
}

for f, pairs in PAIRS.items():
    for a, b in pairs:
        print(f.__name__, type(a).__name__, type(b).__name__, value(f, a, b))

# The same, hot.
declined = asked = plain = 0
i, x = I(3), F(0.5)
for n in range(400):
    try:
        i + i
    except TypeError:
        declined += 1
    asked += (n + x) == 'F.radd'
    asked += (n * i) == 'I.rmul'
    plain += (1.5 * i) + (n + 0.5 - i)
print(declined, asked, plain)
