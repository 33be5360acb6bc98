"""NaN in comparisons, containers, sorting, min and max, dict keys; floats against big ints exactly; hashes."""
import operator
nan, inf = float('nan'), float('inf')
ops = (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge)
for a, b in ((nan, nan), (nan, 1), (1, nan), (inf, 10 ** 400), (-inf, -10 ** 400), (0.0, -0.0), (2.0 ** 53, 2 ** 53 + 1), (2.0 ** 53, 2 ** 53), (1e308, 10 ** 308), (1.5, True), (1.0, True), (inf, inf), (0.1, 1 / 10), (1e-400, 0)):
    print([f(a, b) for f in ops], [f(b, a) for f in ops] if a is not b else '')
same = nan
print(same in [same], [same] == [same], (same,) == (same,), {same: 1}.get(same), [same].index(same), [same].count(same), same == same, same is same, {same} == {same})
print(max(1.0, nan), max([3.0, 1.0, 2.0]), min(nan, 1.0) != min(nan, 1.0), min(1.0, nan), max(2, 2.0), max(2.0, 2), min(-0.0, 0.0), min(0.0, -0.0), sorted([3.5, -1, 2, 0.5, True]), sorted([0.0, -0.0, 0, False]))
for f in (lambda: 1.5 < '1', lambda: 1.5 >= None, lambda: 1.5 < 1j, lambda: [1.5] < ['a'], lambda: sorted([1.5, 'a']), lambda: max(1.5, 'a')):
    try:
        f()
    except TypeError as e:
        print(e)
print(1.5 == '1.5', 1.5 != None, 1.0 == 1 + 0j, 1.5 == 1.5 + 0j, (1.5).__eq__('x'), (1.5).__lt__(2), (1.5).__lt__('x'), (1.5).__eq__(nan))
print(hash(0.0) == hash(-0.0) == hash(0), hash(1.5) == hash(1.5), hash(inf), hash(-inf), hash(2.0 ** 20), hash(1e20) == hash(10 ** 20), hash(0.5) == hash(2 ** -1), hash(-1.0))
d = {0.0: 'zero'}
d[-0.0] = 'minus'; d[0] = 'int'; d[0.5] = 'half'; d[inf] = 'inf'
print(d, d[1e400], 0.5 in d, 5e-1 in d, {1.0, 1, True, 1 + 0j}, {1: 'a'} == {1.0: 'a'}, [1, 2] == [1.0, 2.0], (0.0,) == (-0.0,))


class Fuzzy(float):
    def __eq__(self, other): return abs(float(self) - float(other)) < 0.01
    def __ne__(self, other): return not self == other
    __hash__ = float.__hash__


print(Fuzzy(1.0) == 1.005, 1.005 == Fuzzy(1.0), 1 == Fuzzy(1.001), Fuzzy(2) in [1.999], [1.999].index(Fuzzy(2)), Fuzzy(1) != 1.001)


def clamp(x, low, high):
    return low if x < low else high if x > high else x


def is_nan(x): return x != x


count = total = 0
for i in range(600):
    x = (i - 300) / 17 if i % 50 else nan
    count += is_nan(x) + (x < 0) + (x >= 0) * 2 + (0 <= x < 10) + (x == i) + (x > 10 ** 20)
    c = clamp(x, -3.5, 4)
    total += 0 if is_nan(c) else c
print(count, total)
rows = [(i * 37 % 101 / 10, i) for i in range(300)]
rows.sort(key=lambda r: (-r[0], r[1]))
print(rows[:3], rows[-2:], all(a[0] >= b[0] for a, b in zip(rows, rows[1:])))
