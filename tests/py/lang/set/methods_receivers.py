"""Method counts, receivers and attributes of set."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('add', 'clear', 'copy', 'difference', 'difference_update', 'discard', 'intersection', 'intersection_update', 'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference', 'symmetric_difference_update', 'union', 'update', '__len__', '__contains__', '__or__', '__ior__', '__sub__', '__eq__', '__lt__', '__repr__', '__init__', '__reduce__'):
    f = getattr(set, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, 5)
    t(f, frozenset())
s = {1}
for name in ('add', 'clear', 'copy', 'discard', 'isdisjoint', 'pop', 'remove', 'symmetric_difference', 'issubset'):
    m = getattr(s, name)
    t(m, 1, 2, 3)
    t(m, x=1)
    print(type(m).__name__, m.__name__, m.__qualname__, m.__self__ is s, bool(m.__doc__))
print([n for n in dir(set) if not n.startswith('__')], set.__mro__, set[int], set.__class_getitem__(str), set.__hash__)
for f in (lambda: setattr(set, 'x', 1), lambda: setattr(s, 'x', 1), lambda: s.nope, lambda: s.append(1), lambda: s[0], lambda: s(), lambda: s + s, lambda: s * 2, lambda: s.add.x, lambda: set.add(s, 2), lambda: s, lambda: set.add.__get__(s)(3), lambda: set.__new__(), lambda: set.__new__(int), lambda: set.add.__get__(5), lambda: -s, lambda: s < 5, lambda: s[1:2], lambda: s.update(1), lambda: s.remove.__self__ is s, lambda: s.get(1), lambda: len(s, 1)):
    t(f)


def put(): s[0] = 1
def drop(): del s[0]


t(put)
t(drop)
add, has = s.add, s.__contains__
n = 0
for i in range(500):
    add(i % 23)
    n += has(i % 40)
print(n, len(s))
