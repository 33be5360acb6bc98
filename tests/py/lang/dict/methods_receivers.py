"""Method counts, receivers, attributes and generic forms of dict."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('clear', 'copy', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'update', 'values', '__len__', '__getitem__', '__setitem__', '__delitem__', '__contains__', '__reversed__', '__eq__', '__or__', '__ior__', '__repr__', '__init__'):
    f = getattr(dict, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, 5)
    t(f, [])
print(type(dict.__dict__['fromkeys']).__name__, dict.fromkeys.__self__, dict.__mro__, dict[str, int], dict.__class_getitem__(int), [n for n in dir(dict) if not n.startswith('__')], dict.__hash__)
d = {'a': 1}
for name in ('clear', 'copy', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'values'):
    m = getattr(d, name)
    t(m, 1, 2, 3, 4)
    print(type(m).__name__, m.__name__, m.__qualname__, m.__self__ is d, bool(m.__doc__))
for f in (lambda: setattr(dict, 'x', 1), lambda: setattr(d, 'x', 1), lambda: d.nope, lambda: d.has_key, lambda: d(), lambda: d.a, lambda: dict.get(d, 'a'), lambda: dict.keys(d), lambda: dict.get.__get__(d)('a'), lambda: dict.get.__get__([]), lambda: dict.update(d, b=2), lambda: d, lambda: dict.items(5), lambda: dict.__new__(), lambda: dict.__new__(list), lambda: type({}.keys()).__name__, lambda: d.get.__self__, lambda: d.keys().nope, lambda: {}.add(1), lambda: d.append):
    t(f)
get = d.get
n = 0
for i in range(500):
    n += get('a') + get(i, 1) + len(d)
    d[i % 3] = get(i % 3, 0) + 1
print(n, d)
