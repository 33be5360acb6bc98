"""Chained comparisons and membership: values, short circuit, custom results."""
log = []
def v(x):
    log.append(x)
    return x


class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return R(f'{self.n}<{o.n}', self.n < o.n)
    def __eq__(self, o): return R(f'{self.n}=={o.n}', self.n == o.n)


class R:
    def __init__(self, text, truth): self.text, self.truth = text, truth
    def __bool__(self):
        log.append(self.text)
        return self.truth
    def __repr__(self): return self.text


print(v(1) < v(2) < v(3), log)
log.clear()
print(v(3) < v(2) < v(1), log)
log.clear()
print(C(1) < C(2) < C(3), C(3) < C(2) < C(1), C(1) == C(1) == C(2), log)
print(1 < 2 > 1, 1 == 1.0 == True, 3 > 2 > 2, 1 < 3 in [3], 'a' in 'ab' in ['ab'], not 1 == 2, 1 < 2 == True if False else (1 < 2) == True, 1 != 2 != 1, (1 < 2) < 2, 0 <= False <= 0, None is None is None, 1 in [1] == True if False else (1 in [1]) == True, 5 not in [1] != [5])
try:
    1 < 'a' < 2
except TypeError as e:
    print(e)
print(2 < 1 < 'a')
class Never:
    def __contains__(self, x): return x
    def __lt__(self, o): return NotImplemented
    __gt__ = __lt__
print(5 in Never(), [] in Never(), '' not in Never(), type(5 in Never()))
try:
    Never() < 1
except TypeError as e:
    print(e)
def grade(n): return 'A' if 90 <= n <= 100 else 'B' if 80 <= n < 90 else 'C' if 0 <= n else 'none'
print([grade(n) for n in (100, 95, 89, 80, 50, -1, 101)])
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
print([y for y in range(1896, 2012, 4) if not leap(y)], sum(map(leap, range(2001))))
n = 0
for i in range(600):
    n += 1 < i % 7 < 5 <= i % 11 < 10
    n += (i % 2 == 0 == i % 3) * 10
    if not 100 < i <= 500 or i % 50 == 0 != i % 100:
        n += 100
print(n)
