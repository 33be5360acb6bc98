"""slice(...): arguments, attributes, repr, read-only."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for args in ((5,), (1, 5), (1, 5, 2), (None,), (None, None, None), ('a', [1], {}), (1.5, 2.5), (slice(1), 2), (), (1, 2, 3, 4)):
    t(slice, *args)
t(slice, stop=5)
s = slice(1, 'x', None)
print(s.start, s.stop, s.step, s, str(s), f'{s}', [s], slice(-1), slice(True))
for name in ('start', 'stop', 'step', 'other'):
    t(setattr, s, name, 1)
    t(delattr, s, name)
try:
    class S(slice):
        pass
except TypeError as e:
    print(e)
print([n for n in dir(slice) if not n.startswith('__')], slice.__mro__, type(slice.__dict__['start']).__name__, slice.__dict__['start'].__get__(s), slice.__name__, slice.__module__)
for f in (lambda: s(), lambda: len(s), lambda: iter(s), lambda: s[0], lambda: s + s, lambda: int(s), lambda: s.nope, lambda: slice.__new__(slice), lambda: slice.__new__(int, 1), lambda: slice.__new__(slice, 7), lambda: bool(s), lambda: bool(slice(None)), lambda: 1 in s, lambda: slice[int], lambda: setattr(slice, 'x', 1), lambda: s.__dict__, lambda: format(s, '5'), lambda: abs(s)):
    t(f)
n = 0
for i in range(400):
    q = slice(i, i * 2, i % 3)
    n += q.start + q.stop + q.step
print(n)
