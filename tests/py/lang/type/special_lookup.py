"""Special methods are looked up on the type: instance attributes do not count, None blocks, descriptors bind, classes can be patched."""
class A: pass


a = A()
a.__len__ = lambda: 5
a.__call__ = lambda: 'called'
a.__str__ = lambda: 'instance str'
a.__add__ = lambda o: 'added'
a.__iter__ = lambda: iter('x')
a.__enter__ = lambda: 1
a.__eq__ = lambda o: 'eq'
for f in (lambda: len(a), lambda: a(), lambda: str(a)[:8], lambda: a + 1, lambda: list(a), lambda: a == 1, lambda: a.__len__(), lambda: bool(a), lambda: callable(a), lambda: hasattr(a, '__iter__')):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    with a: pass
except TypeError as e:
    print(e)
A.__len__ = lambda self: 0
A.__call__ = lambda self, *args: ('type call', args)
A.__add__ = lambda self, o: ('type add', o)
A.__getitem__ = lambda self, k: k if k < 3 else [].pop()
print(len(a), bool(a), a(1), a + 2, callable(a), list(iter(a)) if 0 else [x for x in a], 1 in a)
del A.__len__, A.__add__
print(bool(a), a.__len__())
try:
    a + 1
except TypeError as e:
    print(e)


class Blocked(list):
    __iter__ = None
    __len__ = None
    __hash__ = None
    __contains__ = None
    __add__ = None
    __getitem__ = None
    __bool__ = None
    __eq__ = None
    __call__ = None
    __repr__ = None


b = Blocked()
for f in (lambda: iter(b), lambda: len(b), lambda: hash(b), lambda: 1 in b, lambda: b + [], lambda: b[0], lambda: bool(b), lambda: b == [], lambda: b(), lambda: repr(b), lambda: [*b], lambda: list(reversed(b)), lambda: callable(b)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Callable:
    def __init__(self, tag): self.tag = tag
    def __call__(self, *args): return self.tag, len(args)


class Desc:
    def __get__(self, obj, owner): return lambda *args: ('bound to', type(obj).__name__, args)


class D:
    __len__ = Callable(7)
    __add__ = Callable('add')
    __getitem__ = Desc()
    __contains__ = staticmethod(lambda x: x == 1)
    __neg__ = classmethod(lambda cls: cls.__name__)
    __index__ = property(lambda self: lambda: 3)
    __str__ = lambda *args: f'str {len(args)}'
    __class_getitem__ = classmethod(lambda cls, k: ('cgi', k))


d = D()
for f in (lambda: len(d), lambda: d + 1, lambda: d[5], lambda: 1 in d, lambda: 2 in d, lambda: -d, lambda: 'abcd'[d], lambda: str(d), lambda: D[1], lambda: [0, 1, 2, 3][d]):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Meta(type):
    def __len__(cls): return 99


class E(metaclass=Meta):
    def __len__(self): return 1


print(len(E), len(E()), type(E).__len__(E), E.__len__(E()))


class V:
    n = 0
    def __add__(self, o): return 1
    def __lt__(self, o): return True


def loop(v, turns):
    total = 0
    for i in range(turns):
        total += (v + i) + (v < i)
        if i == turns // 2:
            V.__add__ = lambda self, o: 100
            V.__lt__ = lambda self, o: False
    return total


print(loop(V(), 400), loop(V(), 400))


class W(V):
    def __add__(self, o): return super().__add__(o) + 0.5


print(loop(W(), 300))
