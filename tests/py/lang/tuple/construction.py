"""tuple(...): sources, identity, displays, repr."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i


for args in ((), ((),), ([1, 2],), ('ab',), (b'a',), (range(3),), ({'k': 1},), (iter('xy'),), (x for x in 'g'), (Seq(),), (5,), (None,), ((), ()), (object(),)):
    t(tuple, *args)
t(tuple, iterable=())
t(tuple, (1,), x=1)
a = (1, 2)
e = ()
print(tuple(a) is a, a[:] is a, tuple([]) is e, a * 1 is a, a + () is a, () + a is a, type(a + e), (1,), (1, 2), ((),), ((1,),), 1, 2)
b = 1,
c = *a, 3
d = (yield_ := 5), 6
print(b, c, d, yield_, (*a, *b), (*'xy',), (lambda *x: x)(), repr((1, 'a', (2.5, None), [()])), str(()), f'{(1,)} {a}', '%s %s' % a, '%s' % (a,), '{} {}'.format(*a), '{0[1]}'.format(a))
r = ([],)
r[0].append(r)
print(r, r[0][0] is r)


class T(tuple):
    def __new__(cls, *items): return super().__new__(cls, items)


print(T(1, 2), T(), type(T(1)), tuple(T(1)) == (1,), type(tuple(T(1))), T(1) is T(1))
t(tuple.__new__)
t(tuple.__new__, list)
t(tuple.__new__, tuple, [1, 2])


def broken():
    yield 1
    raise ValueError('mid')


t(tuple, broken())
n = 0
for i in range(400):
    x, y = i, (i, i + 1)
    n += len(tuple(range(i % 6))) + (x, *y)[2] + ((i,) * 3)[1]
print(n)
