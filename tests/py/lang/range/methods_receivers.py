"""Methods of range: wrong counts and receivers, descriptors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('count', 'index', '__len__', '__getitem__', '__contains__', '__reversed__', '__eq__', '__repr__', '__reduce__', '__bool__'):
    f = getattr(range, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, [1])
    t(f, 5)
r = range(3)
for name in ('count', 'index', '__reversed__', '__reduce__', '__len__', '__iter__'):
    m = getattr(r, name)
    t(m, 1, 2, 3)
    t(m, x=1)
    print(type(m).__name__, m.__self__, m.__name__)
for name in ('start', 'stop', 'step'):
    d = range.__dict__[name]
    print(d.__name__, d.__objclass__, d.__get__(r), type(d).__name__, bool(d.__doc__))
    t(d.__get__, 5)
    t(d.__set__, r, 5)
for f in (lambda: range.__new__(range), lambda: range.__new__(int, 5), lambda: range.__new__(range, 3), lambda: setattr(range, 'x', 1), lambda: range.start, lambda: r.__init__(5), lambda: r.__class__, lambda: r.__doc__ == range.__doc__, lambda: range[int], lambda: r.__dict__, lambda: r.__len__(), lambda: r.__bool__(), lambda: r.__contains__(1), lambda: r.__sizeof__() > 0, lambda: r.__dir__().count('count')):
    t(f)
