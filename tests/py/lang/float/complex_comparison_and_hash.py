"""Equality with every number, order refused, hash equal to real numbers', as keys; attributes cannot be set."""
import fractions
import operator
print(1 + 0j == 1, 1 == 1 + 0j, 1.5 + 0j == 1.5, True == 1 + 0j, 1j == 1, 1j != 1, 0j == -0j == 0 == False, 2 ** 53 + 1 == complex(2 ** 53), complex(2 ** 53) == 2 ** 53, 10 ** 400 == 1j, fractions.Fraction(1, 2) == 0.5 + 0j, 1j == '1j', 1j == None, 1j.__eq__('x'), 1j.__lt__(1j))
nan = complex('nan')
print(nan == nan, nan != nan, nan in [nan], complex(1, float('nan')) == 1)
for f in (operator.lt, operator.le, operator.gt, operator.ge):
    for a, b in ((1j, 1j), (1j, 1), (1.5, 1j), (1j, 'x')):
        try:
            f(a, b)
        except TypeError as e:
            print(e)
print(hash(1 + 0j) == hash(1), hash(0.5 + 0j) == hash(0.5), hash(0j) == 0, hash(1j) == hash(complex(0, 1)), {1: 'a', 1.0: 'b', 1 + 0j: 'c', True: 'd'}, {0j, 0, -0.0}, (2 + 0j) in {2}, {1j: 1}[complex('j')], [1, 2][0] == 1 + 0j)
z = 3 - 4j
print(z.real, z.imag, type(z.real).__name__, z.__abs__(), z.__bool__(), z.__complex__(), z.__getnewargs__(), z.__neg__(), complex.__mro__, sorted(n for n in dir(complex) if not n.startswith('__')))
for name in ('real', 'imag', 'x', 'conjugate'):
    try:
        setattr(z, name, 1)
    except AttributeError as e:
        print(e)
try:
    del z.real
except AttributeError as e:
    print(e)
for f in (lambda: z.conjugate(1), lambda: complex.conjugate(), lambda: complex.conjugate(1), lambda: z.nothing, lambda: z(), lambda: z[0], lambda: iter(z), lambda: len(z), lambda: complex.real.__get__(1)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)


class Z(complex):
    def __new__(cls, re, im=0, label=''):
        self = super().__new__(cls, re, im)
        self.label = label
        return self
    def __eq__(self, other): return abs(self - other) < 0.1
    def __hash__(self): return 1
    def __lt__(self, other): return abs(self) < abs(other)


a, b = Z(1, 1, 'a'), Z(1.01, 1, 'b')
print(a == b, a == 1 + 1j, 1 + 1j == a, {a, b}, sorted([Z(3), Z(1), Z(0, 2)]), a.label, a.__dict__, a != b, complex(a) == a)
counts = {}
for i in range(400):
    key = 1j ** (i % 4) if i % 2 else i % 3 + 0j
    key = complex(round(key.real), round(key.imag))
    counts[key] = counts.get(key, 0) + 1
    assert (key == 1) == (1 == key)
print(counts, counts[1], counts.get(2), sum(counts.values()))
