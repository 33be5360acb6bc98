"""Subclasses of tuple: new, attributes, methods, properties, slots."""
import copy
import pickle


class Point(tuple):
    __slots__ = ()

    def __new__(cls, x=0, y=0): return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __add__(self, o): return Point(self.x + o.x, self.y + o.y)

    def __repr__(self): return f'Point({self.x}, {self.y})'

    def __getnewargs__(self): return tuple(self)


p = Point(1, 2)
print(p, p.x, p.y, p + Point(5), p == (1, 2), hash(p) == hash((1, 2)), len(p), p[1], p[:], type(p[:]), p * 2, tuple(p), [*p], {p: 1}[1, 2], str(p), f'{p}', isinstance(p, tuple), '%s %s' % p)
a, b = p
print(a, b, copy.copy(p), copy.deepcopy(p), [pickle.loads(pickle.dumps(p, n)) for n in range(2, 6)])
for f in (lambda: setattr(p, 'z', 1), lambda: setattr(p, 'x', 1), lambda: p.nope):
    try:
        f()
    except AttributeError as e:
        print(e)


class D(tuple):
    pass


d = D([1, [2]])
d.note = 'n'
e = copy.deepcopy(d)
print(d, d.note, e.note, e[1] is d[1], type(e).__name__, pickle.loads(pickle.dumps(d)).note, d.__dict__, copy.copy(d) is d)
try:
    class Bad(tuple):
        __slots__ = ('x',)
except TypeError as err:
    print(err)
try:
    class Two(tuple, list):
        pass
except TypeError as err:
    print(err)


class L(tuple):
    def __len__(self): return 50
    def __getitem__(self, i): return ('item', i)
    def __contains__(self, x): return True
    def __bool__(self): return False
    def __lt__(self, o): return 'lt'


l = L((1, 2))
print(len(l), l[7], 99 in l, bool(l), list(l), tuple.__len__(l), l + (), sorted([L((2,)), L((1,))])[0] == (1,), l.count(1), tuple.__getitem__(l, 1), not l)
total = 0
q = Point()
for i in range(400):
    q = q + Point(i, 1)
    total += q.x - q.y + len(q)
print(q, total)
