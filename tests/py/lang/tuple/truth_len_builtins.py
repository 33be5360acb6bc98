"""Builtins over tuples, and where tuples are taken for arguments."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = (3, 1, 2)
print(len(a), sum(a), max(a), min(a), sorted(a), list(a), set(a) == {1, 2, 3}, dict([a[:2]]), any((0, 0)), all(()), list(map(str, a)), list(filter(None, (0, 1))), list(zip(a, 'abc')), list(reversed(a)), list(enumerate(a)), bool(()), bool((None,)), str(a), repr(a), ascii(('é',)), hash(a) == hash((3, 1, 2)), isinstance(a, tuple), type(a), callable(a), bytes(a), bytearray(a), complex(*a[:2]), range(*a[1:]), slice(*a), divmod(*a[:2]), pow(*a), int.from_bytes(a, 'big'), ''.join(('a', 'b')), ' '.join(map(str, a)))
for f in (lambda: len((), ()), lambda: sum(('a',)), lambda: max(()), lambda: int((1,)), lambda: float(()), lambda: abs(a), lambda: iter(a)(), lambda: a[0](), lambda: a < 5, lambda: a.a, lambda: round(a), lambda: format(a, '5'), lambda: format(a, ''), lambda: f'{a!r:>12}', lambda: ord(a), lambda: chr(a), lambda: open(a), lambda: getattr(a, 5), lambda: str(a, 'utf-8'), lambda: next(a), lambda: vars(a), lambda: dir(a)[0], lambda: print(sep=a), lambda: a and 'x', lambda: () or 'y', lambda: not a, lambda: a is a, lambda: a == list(a), lambda: a != list(a), lambda: dict((a,)), lambda: dict(((1, 2), (3,)))):
    t(f)


class B(tuple):
    def __bool__(self): raise KeyError('truth')


t(lambda: not B())
t(lambda: bool(B()))
t(lambda: 1 if B() else 2)


class C(tuple):
    def __len__(self): return -1


t(lambda: len(C()))
t(lambda: bool(C()))
n = 0
for i in range(300):
    r = (i, i % 3, -i)
    n += max(r) - min(r) + sum(r) + len(r) + any(r) + all(r) + sorted(r)[1] + bool(r)
print(n)
