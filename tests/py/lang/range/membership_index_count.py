"""in, index, count of ranges with all kinds of values."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class I(int):
    pass


class Eq:
    def __eq__(self, o): return o == 9


r = range(3, 30, 3)
for v in (3, 4, 27, 30, 0, -3, 9.0, 9.5, True, 3 + 0j, '9', None, I(9), Eq(), 10 ** 30, float('nan'), float('inf')):
    print(type(v).__name__, v in r, r.count(v), end=' ')
    t(r.index, v)
down = range(10, -10, -5)
print([v for v in range(-12, 12) if v in down], down.index(-5), down.count(0), down.count(-10))
for bad in ((), (1, 2), (3, 0, 5)):
    t(r.index, *bad)
    t(r.count, *bad)
t(lambda: range(5).index(5))
t(lambda: range(0).index(0))
big = range(0, 10 ** 30, 7)
print(7 * 10 ** 20 in big, 7 * 10 ** 20 + 1 in big, big.index(7 * 10 ** 15), big.count(8), 10 ** 30 in range(10 ** 30), -1 in big)


class L(list):
    def __contains__(self, v): return 'yes'


print(5 in L(), True in range(2), 1.0 in range(2), 5 not in range(5), range(5).__contains__(2), [] in range(3), range(2) in [range(2)])


class Raise:
    def __eq__(self, o): raise KeyError('eq')


t(lambda: Raise() in range(2))
t(lambda: range(2).index(Raise()))
n = 0
for i in range(600):
    n += (i in r) + (i in range(0, i + 5, 5)) * 2 + (float(i) in r) + r.count(i % 30) + (i not in down)
print(n)
