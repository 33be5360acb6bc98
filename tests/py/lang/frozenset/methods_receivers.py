"""Method tables, receivers and counts of frozenset."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('copy', 'difference', 'intersection', 'isdisjoint', 'issubset', 'issuperset', 'symmetric_difference', 'union', '__len__', '__contains__', '__or__', '__ror__', '__eq__', '__le__', '__repr__', '__reduce__'):
    f = getattr(frozenset, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, 5)
    t(f, set())
f = frozenset([1])
for name in ('copy', 'isdisjoint', 'issubset', 'symmetric_difference', '__reduce__'):
    m = getattr(f, name)
    t(m, 1, 2, 3)
    t(m, x=1)
    print(type(m).__name__, m.__name__, m.__qualname__, m.__self__ is f)
print([n for n in dir(frozenset) if not n.startswith('__')], frozenset[int], frozenset.__class_getitem__(str), frozenset.__name__, sorted(set(dir(set)) - set(dir(frozenset))), sorted(set(dir(frozenset)) - set(dir(set))))
for g in (lambda: setattr(frozenset, 'x', 1), lambda: setattr(f, 'x', 1), lambda: f.nope, lambda: f.add, lambda: f.union.x, lambda: frozenset.union(f, [2]) == {1, 2}, lambda: frozenset.union({1}, [2]), lambda: frozenset.union.__get__(f)() == f, lambda: frozenset.copy(f) is f, lambda: frozenset.__doc__ is not None, lambda: frozenset.__new__(set), lambda: set.union(f, [1]), lambda: frozenset.__hash__(f) == hash(f), lambda: f.__len__(), lambda: f.__contains__(1)):
    t(g)
