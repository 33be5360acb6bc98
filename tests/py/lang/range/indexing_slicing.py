"""Items and slices of ranges, with huge numbers too."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


r = range(0, 100, 7)
S = slice
for key in (0, -1, 14, -15, 15, -16, True, I(3), 10 ** 30, 1.0, 'x', None, (1,), S(2, 5), S(None), S(None, None, -1), S(None, None, 3), S(8, 2, -2), S(5, 2), S(-3, None), S(100), S(-100, 100), S(I(1), I(4)), S(1, 2, 0), S('a'), S(10 ** 30), S(None, None, 10 ** 30), S(None, None, -10 ** 30)):
    t(lambda: r[key])
down = range(10, -10, -4)
for key in (0, -1, 4, 5, S(1, 3), S(None, None, -1), S(None, None, 2), S(-2, None)):
    t(lambda: down[key])
big = range(10 ** 20, 10 ** 21, 10 ** 19)
print(len(big), big[3], big[-1], big[2:5], big[::-1], list(big[::40]))
huge = range(10 ** 30)
print(huge[10 ** 29], huge[-1], huge[5:10 ** 25], huge[::-1], huge[10 ** 29:][0])
t(lambda: len(huge))
t(lambda: huge[10 ** 30])
t(lambda: huge[-10 ** 30 - 1])
empty = range(0)
for key in (0, -1, S(None), S(1, 2), S(None, None, -1)):
    t(lambda: empty[key])
for bad in (lambda: r.__setitem__, lambda: r.__getitem__(), lambda: r.append(1), lambda: r + r, lambda: r * 2):
    t(bad)


def put(): r[0] = 1
def drop(): del r[0]


t(put)
t(drop)
print(range(10)[2:8][1:3][::-1], list(range(10)[2:8][1:3][::-1]), range(1, 4)[::-1], range(5)[5:], range(5)[-2:2], range(0, 10, 3)[1:], range(10, 0, -3)[:-1])
n = 0
for i in range(500):
    n += r[i % 15] + r[-(i % 15) - 1] + len(r[i % 15:]) + r[::2][i % 7] + len(down[i % 5:])
print(n)
