"""__slots__: no dict, inheritance, defaults, errors."""
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y


class Q(P):
    __slots__ = ('z',)


class R(P): pass


p, q, r = P(1, 2), Q(3, 4), R(5, 6)
for o in (p, q, r):
    try:
        o.new = 1
        print('has dict', o.__dict__)
    except AttributeError as e:
        print(e)
try:
    q.z
except AttributeError as e:
    print(e)
q.z = 9
del p.x
print(q.z, hasattr(p, 'x'), P.x.__name__, type(P.x).__name__, P.__slots__, P.x.__get__(q))
for f in (lambda: P.x.__get__(5), lambda: P.x.__set__(5, 1), lambda: P.y.__delete__(p) or P.y.__delete__(p)):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
SOURCES = ['class A:\n __slots__ = "a",\n a = 1', 'class A:\n __slots__ = ("1a",)', 'class A:\n __slots__ = (1,)', 'class A(int):\n __slots__ = ("a",)', 'class A:\n __slots__ = "single"', 'class A:\n __slots__ = ("__dict__", "a")',
           'class A(P, Q): pass', 'class B:\n __slots__ = "b",\nclass A(P, B): pass', 'class A:\n __slots__ = ("a", "a")', 'class A(tuple):\n __slots__ = ()', 'class A:\n __slots__ = {"a": "doc of a"}', 'class A:\n __slots__ = ("__dict__", "__dict__")']
for source in SOURCES:
    space = {'P': P, 'Q': Q}
    try:
        exec(source, space)
        print('fine', [k for k in vars(space['A']) if not k.startswith('_')])
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class M:
    __slots__ = ('__private', 'v')
    def __init__(self, v): self.__private = v; self.v = 0


items, total = [M(i) for i in range(20)], 0
for i in range(400):
    m = items[i % 20]
    m.v += m._M__private
    if i == 300:
        m.v = 0.5
print(sum(m.v for m in items))
q.__class__ = Q
try:
    q.__class__ = R
except TypeError as e:
    print(e)
