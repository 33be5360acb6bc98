"""Iteration and builtins over frozensets."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
f = frozenset([3, 1, 2])
it = iter(f)
print(type(it).__name__, it.__length_hint__(), next(it) in f, it.__length_hint__(), len(list(it)), next(it, 'end'))
print(sorted(f), sum(f), min(f), max(f), len(f), any(f), all(f), bool(frozenset()), sorted(map(str, f)), list(filter(None, frozenset([0, 5]))), dict.fromkeys(frozenset('k')), ''.join(sorted(frozenset('cab'))), list(enumerate(frozenset([7]))), set(f) == f, tuple(frozenset([9])), [*frozenset([4])], 1 in f, 1.0 in f, '1' in f)
for g in (lambda: f[0], lambda: reversed(f), lambda: next(f), lambda: f(), lambda: f + f, lambda: f * 2, lambda: -f, lambda: sum(frozenset('a')), lambda: min(frozenset()), lambda: [] in f, lambda: f.__contains__([]), lambda: {1} in frozenset([frozenset([1])]), lambda: hash(f) == hash(frozenset([1, 2, 3])), lambda: '%s' % frozenset([1]), lambda: '%s %s' % frozenset([1]), lambda: f'{frozenset()!r:>14}', lambda: format(frozenset(), 'd'), lambda: 'a'.strip(frozenset('a')), lambda: isinstance(1, frozenset([int])), lambda: str(frozenset(['a'])), lambda: frozenset([1]) and 'yes', lambda: iter(frozenset()).__next__()):
    try:
        print(g())
    except BaseException as e:
        print(type(e).__name__, e)
a, = frozenset(['x'])
b, *c = frozenset([1, 2])
print(a, len(c))
match f:
    case frozenset(x) if len(x) == 3:
        print('frozenset of 3')
match frozenset():
    case []:
        print('sequence')
    case {}:
        print('mapping')
    case _:
        print('neither')
n = 0
for i in range(300):
    for x in frozenset((i, i % 3)):
        n += x
    n += (i % 7 in f) + len(f)
print(n)
