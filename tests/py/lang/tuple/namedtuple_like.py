"""Named tuples of the library: fields, defaults, replace, errors."""
from collections import namedtuple
import pickle
import copy
P = namedtuple('P', 'x y z', defaults=[3])
Q = namedtuple('Q', ['a', 'class', 'a', '_b'], rename=True)
p = P(1, y=2)
print(p, p.x, p[2], p._fields, P._field_defaults, p._asdict(), p._replace(x=9), P._make('abc'), p == (1, 2, 3), hash(p) == hash((1, 2, 3)), Q._fields, P.__doc__, P.x.__doc__, len(p), P.__match_args__, P.__slots__, P.__new__.__defaults__, copy.copy(p), copy.replace(p, z=0), pickle.loads(pickle.dumps(p)) == p)
for f in (lambda: P(), lambda: P(1), lambda: P(1, 2, 3, 4), lambda: P(1, 2, q=3), lambda: P(1, 2, x=3), lambda: p._replace(q=1), lambda: P._make([1]), lambda: setattr(p, 'x', 1), lambda: setattr(p, 'new', 1), lambda: p.nope, lambda: namedtuple('R', 'a a'), lambda: namedtuple('R', 'a class'), lambda: namedtuple('R', '_a'), lambda: namedtuple('1', 'a'), lambda: namedtuple('R', 'a', defaults=(1, 2)), lambda: namedtuple('R', 'a-b'), lambda: namedtuple('R', 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class S(P):
    __slots__ = ()
    @property
    def total(self): return self.x + self.y + self.z
    def __str__(self): return f'S<{self.total}>'


s = S(1, 2)
print(s, repr(s), s.total, s._replace(x=5), type(s._replace(x=5)).__name__)
match p:
    case P(x=1, y=v):
        print('match', v)
match s:
    case S(a, b, c):
        print(a, b, c)
a, *b = p
print(a, b, p + (4,), p * 2, [*map(P._make, ['abc', 'def'])], sorted([P(2, 1), P(1, 5)]), P(*range(3)), P(**{'x': 1, 'y': 2}), max(p), p.index(2), p.count(1), isinstance(p, tuple), P.__bases__, P.__module__)
total = 0
for i in range(400):
    r = P(i, i * 2)
    total += r.x + r.y * r.z + r._replace(z=1).z + r[1]
print(total)
