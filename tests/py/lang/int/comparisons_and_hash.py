"""Order and equality with float, complex, bool, Fraction and foreign types; exact across 2**53; hashes."""
import decimal
import fractions
import operator
big = 2 ** 53
print(big == float(big), big + 1 == float(big), big + 1 > float(big), big + 1 < float(big + 2), big - 1 < float(big), 10 ** 400 > 1e308, 10 ** 400 < float('inf'), -10 ** 400 > float('-inf'))
print(0 == -0.0, 1 == True, 1 == 1 + 0j, 2 == fractions.Fraction(4, 2), 3 == decimal.Decimal(3), 1 == '1', 1 != None, 5 == 5j)
nan = float('nan')
print([f(1, nan) for f in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge)])
for other in ('1', None, [], 1j, object()):
    for f in (operator.lt, operator.ge):
        try:
            f(1, other)
        except TypeError as e:
            print(e)


class Loud:
    def __eq__(self, other): return f'eq {other}'
    def __gt__(self, other): return f'gt {other}'
    def __rlt__(self, other): return 'never'
    __hash__ = None


loud = Loud()
print(1 == loud, loud == 1, 1 < loud, (1).__eq__(loud), (1).__lt__('x'), (1).__eq__(1.0), (1.0).__eq__(1))
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j) == hash(fractions.Fraction(1)), hash(-1), hash(-2), hash(2 ** 20), hash(10 ** 18) == hash(1e18), hash(0))
d = {1: 'int'}
d[1.0] = 'float'; d[True] = 'bool'
print(d, {0, 0.0, False, -0.0, 0j}, 1.0 in [1], [1, 2.0].index(2), (True, 1.0).count(1), 10 ** 20 in {1e20}, {1e22: 1}[10 ** 22])
print(sorted([3, 2.5, True, -1, 10 ** 25, 1e24, float('-inf'), fractions.Fraction(5, 4)]))
print(max(1, True, 1.0), max(True, 1), min(0.0, 0, False), sorted([1, True, 1.0], reverse=True))


class Odd(int):
    def __lt__(self, other): return int(self) % 10 < int(other) % 10
    def __eq__(self, other): return int(self) % 10 == int(other) % 10
    def __hash__(self): return int(self) % 10


print(sorted(map(Odd, (19, 32, 5, 100))), Odd(15) == 25, 25 == Odd(15), {Odd(3), Odd(13), 3}, 3 < Odd(12), 5 > Odd(12))


def bisect(values, x):
    low, high = 0, len(values)
    while low < high:
        middle = low + high >> 1
        if values[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


values = [i * i if i % 2 else i * i + 0.5 for i in range(300)]
print(sum(bisect(values, x) for x in range(0, 90000, 171)), bisect(values, 10 ** 30), bisect(values, nan))
count = 0
for i in range(-300, 300):
    count += (-5 <= i < 7) + (i == 3.0) + (i != i * 1.0) + (i > -0.5) + (i is not None) + (i << 60 > 1e19)
print(count)
