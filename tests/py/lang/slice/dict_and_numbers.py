"""Slices where they make no sense: numbers, dicts, sets, functions, None, classes."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
def sub(x): return x[1:2]
def put(x): x[1:2] = [0]
def drop(x): del x[1:2]


class Plain:
    pass


class Get:
    def __getitem__(self, k): return k


for x in (5, 1.5, None, True, 1j, {1}, frozenset(), {}, len, sub, Plain, Plain(), Get(), int, list, range(3), 'abc', b'abc', (1, 2, 3), iter([1]), ..., NotImplemented, zip(), (i for i in 'a'), property(), memoryview(b'abc')[:1], slice(1)):
    print(type(x).__name__, end=': ')
    t(lambda: sub(x) if not isinstance(x, memoryview) else bytes(sub(x)))
    t(put, x if not isinstance(x, dict) else 5)
    t(drop, x)
d = {slice(1, 2): 'x'}
drop(d)
print(d, list[1:2], dict[:, 1], tuple[...])
t(lambda: int[1:2])
t(lambda: Plain[1:2])
a = Get()
print(sub(a), a[1:2] == slice(1, 2), a[1:2, ::3], a[()])
n = 0
for i in range(300):
    for x in ('abc', [1, 2, 3], (4, 5, 6), a):
        r = sub(x)
        n += 1 if isinstance(r, slice) else len(r)
print(n)
