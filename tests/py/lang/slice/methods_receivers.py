"""Methods and descriptors of slice with wrong receivers and counts."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('indices', '__eq__', '__lt__', '__repr__', '__reduce__'):
    f = getattr(slice, name)
    print(name, type(f).__name__, f.__qualname__, end=' ')
    t(f)
    t(f, 5)
    t(f, slice(1))
s = slice(1, 2, 3)
for name in ('start', 'stop', 'step'):
    d = slice.__dict__[name]
    print(d.__name__, d.__objclass__, d.__get__(s), type(d).__name__)
    t(d.__get__, 5)
    t(d.__set__, s, 5)
    t(d.__delete__, s)
for f in (lambda: s.indices.__self__ == s, lambda: s.indices.__name__, lambda: type(s.indices).__name__, lambda: s.__reduce__(1), lambda: s.__eq__(), lambda: slice.indices(s, 5), lambda: slice.indices(5, 5), lambda: slice.start, lambda: slice().start, lambda: s.start(), lambda: s.__init__(), lambda: s.__init__(1, 2), lambda: slice(1, 2, 3, step=4), lambda: slice(*range(2)), lambda: slice(*range(4)), lambda: slice(**{'stop': 1}), lambda: s.__class__, lambda: s.__doc__ == slice.__doc__, lambda: s.__str__(), lambda: s.__format__(''), lambda: s.__bool__):
    t(f)
