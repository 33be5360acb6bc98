"""Unbound and bound methods of list: argument counts, wrong receivers, attributes."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort', '__len__', '__getitem__', '__setitem__', '__delitem__', '__contains__', '__add__', '__iadd__', '__mul__', '__eq__', '__lt__', '__repr__', '__init__', '__reversed__'):
    f = getattr(list, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, 5)
    t(f, (1, 2))
for name in ('append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort'):
    m = getattr([], name)
    t(m, 1, 2, 3, 4, 5)
    t(m, nope=1)
    print(type(m).__name__, m.__name__, m.__qualname__, m.__self__, bool(m.__doc__))
print([n for n in dir(list) if not n.startswith('__')], list.__name__, list.__mro__, list.__class_getitem__(int), list[str], list[int, str])
a = []
push, count = a.append, a.__len__
for i in range(500):
    push(i)
print(count(), a[-1], list(map([].append, range(3))), push.__self__ is a, push == a.append, push is a.append, hash(push) == hash(a.append), [].append == [].append, a.sort.__self__ is a)
for f in (lambda: setattr(list, 'x', 1), lambda: a.nope, lambda: a.append.x, lambda: setattr(a.append, 'x', 1), lambda: list.append.__get__(5), lambda: list.append.__get__([])(1), lambda: list.__dict__['append'].__objclass__, lambda: list(1, 2, 3), lambda: list.__new__(), lambda: list.__new__(int), lambda: a.add(1), lambda: a.length, lambda: list.push):
    t(f)
