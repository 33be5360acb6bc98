"""Subscripts of tuples; what cannot be assigned or deleted."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


a = tuple(range(10))
S = slice
for key in (0, -1, 9, -10, True, I(3), 10, -11, 10 ** 30, 1.0, 'x', None, (1, 2), S(2, 5), S(None, None, -1), S(8, 2, -3), S(5, 2), S(-3, None), S(I(1), I(4)), S(1, 2, 0), S('a'), S(10 ** 30), I('x'), [], ..., S(None, None, 100)):
    t(lambda: a[key])


def put(): a[0] = 1
def put_slice(): a[:1] = ()
def drop(): del a[0]
def drop_slice(): del a[1:]
def put_inner():
    b = ([1], 2)
    try:
        b[0] += [3]
    except TypeError as e:
        return e.args, b


for f in (put, put_slice, drop, drop_slice, put_inner):
    t(f)
print(a.__getitem__(2), a.__getitem__(slice(2)), a.index(3), a.count(3), len(a), 3 in a, 30 in a)
t(a.__getitem__)
t(lambda: a.__setitem__)
t(lambda: a.append)
t(lambda: ()[0])
t(lambda: (1, 2)[2])
b = a
b += (10,)
b *= 2
print(len(b), len(a), b[-1])
n = 0
for i in range(500):
    n += a[i % 10] - a[-(i % 10) - 1] * 2 + len(a[i % 7:]) + a[::-1][i % 10] + sum(a[i % 3:8:2])
print(n)
p, q, *r = a[:4]
(s,), [u, v] = (1,), (2, 3)
print(p, q, r, s, u, v)
