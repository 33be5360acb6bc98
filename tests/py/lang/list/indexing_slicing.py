"""Getting, setting and deleting items and slices of lists."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


a = list(range(10))
S = slice
for key in (0, -1, True, I(3), 10, -11, 10 ** 30, 1.0, 'x', None, (1, 2), S(2, 5), S(None, None, -1), S(8, 2, -3), S(5, 2), S(-3, None), S(I(1), I(4)), S(1, 2, 0), S('a'), S(10 ** 30), S(None, -10 ** 30, -1), I('x'), []):
    t(lambda: a[key])


def put(key, value):
    b = list(range(8))
    b[key] = value
    return b


def drop(key):
    b = list(range(8))
    del b[key]
    return b


for key, value in ((0, 'x'), (-1, None), (8, 1), (-9, 1), ('k', 1), (1.5, 1), (S(2, 4), 'xyz'), (S(2, 4), []), (S(5, 2), [9]), (S(100, None), [9]), (S(None), range(2)), (S(None, None, 2), 'abcd'), (S(None, None, 2), 'abc'), (S(None, None, -1), range(8)), (S(1, 1, 3), []), (S(0, 2), 5), (S(0, 8, 2), 5), (S(0, 2), None), (S(0, 2, 0), []), (S('a'), []), (S(7, 1, -3), iter('pq')), (10 ** 30, 1), (S(0, 2), {'a': 1}), (I(2), 'i')):
    t(put, key, value)
for key in (0, -1, 8, -9, 'x', 1.5, S(2, 4), S(None), S(None, None, 2), S(None, None, -3), S(5, 2), S(6, 1, -2), S(0, 1, 0), I(1), 10 ** 30, (1,)):
    t(drop, key)
a[2:4] = a
print(a)
a[::2] = a[::-2]
print(a)
a[:] = (x for x in a if x % 2)
print(a)
a[len(a):] = a
print(a, a.__getitem__(0), a.__setitem__(0, 'z'), a.__delitem__(1), a)
t(a.__getitem__)
t(a.__setitem__, 1)
b = list(range(20))
for i in range(500):
    b[i % 20], b[-1 - i % 7] = b[(i * 3) % 20], i
    if i % 5 == 0:
        b[3:6] = b[4:6] + [i]
print(b)
