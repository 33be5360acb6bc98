"""bools equal ints and floats, hash alike, sort with numbers; identity."""
print(True == 1, True == 1.0, True == 1 + 0j, False == 0, False == -0.0, True == 2, True == '1', True != 'True', True is (1 == 1), True > False, True < 2, True >= 1, False <= -1, 0.5 < True, [True] == [1], (False,) == (0.0,), {True} == {1}, {True: 'a'} == {1: 'a'}, True == [1], None == False)
print(hash(True) == hash(1) == 1, hash(False) == 0, {True: 'a', 1: 'b', 1.0: 'c'}, {0: 'x'}[False], {'a': 1, True: 2}[1], len({True, 1, False, 0, 0.0}), [0, 1].index(True), [True, False].count(0), (1, 2).index(True), 1 in [True], False in (0,), True in {1: 'x'}, True in 'True' if False else 'skip')
for f in (lambda: True < 'a', lambda: False >= None, lambda: True < 1j, lambda: sorted([True, 'a']), lambda: max(True, [1]), lambda: True in 'x', lambda: True > (0,)):
    try:
        print(f())
    except TypeError as e:
        print(e)
import decimal, fractions
print(decimal.Decimal(1) == True, fractions.Fraction(0) == False, True + fractions.Fraction(1, 2), True == decimal.Decimal('1.0'), sorted([True, 0.5, 0, 2, False, -1]), max(0, True), min(False, 0), max(True, 1) is True, min(0, False) == 0, sorted([1, True, 1.0]), [type(x).__name__ for x in sorted([1, True, 1.0])])
one, zero = 1, 0
print((one == 1) is True, (zero > 1) is False, bool(one) is True, (one is True), isinstance(one == 1, bool), type(1 in [1]), type(not 1), type(None is None), type(1 < 2 < 3), type(any([])), type('a'.isalpha()), type(hasattr(1, 'x')), type(isinstance(1, int)), type(callable(1)), type([] == []), type({} != 1))
seen = {}
for i in range(600):
    k = (i % 2 == 0, 1, 1.0, False, 0)[i % 5]
    seen[k] = seen.get(k, 0) + 1
print(seen)
n = 0
for i in range(600):
    a = i % 3 == 0
    n += (a == 1) + (a is True) * 2 + (a in (0, 5)) * 4 + (a < i) * 8 + (a == (i % 2))
print(n)
