"""Builtins over lists: len, sum, min, max, any, all, map, filter, enumerate, zip, reversed, sorted, print."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = [3, 1, 2]
print(len(a), sum(a), sum(a, 10), sum([[1], [2]], []), sum([0.1] * 10), sum([1, 2.5, 3]), sum([True, True]), sum([]), min(a), max(a), min(a, key=lambda x: -x), max([], default='d'), min([], default=None), any([]), all([]), any([0, '', None]), all([1, []]), list(map(str, a)), list(filter(None, [0, 1, '', 'a'])), list(enumerate(a, 5)), list(zip(a, 'xyz', [None] * 3)), list(reversed(a)), sorted(a), isinstance(a, list), [10 ** 30] == [10 ** 30], sum([10 ** 30, 1]))
for f in (lambda: sum(['a', 'b']), lambda: sum(['a'], ''), lambda: sum([b'a'], b''), lambda: sum([bytearray()], bytearray()), lambda: sum([1, None]), lambda: sum(5), lambda: sum(), lambda: sum([1], start=2), lambda: sum([1], 2, 3), lambda: min([]), lambda: max(), lambda: max(5), lambda: min([1, 'a']), lambda: max([1], [2], default=3), lambda: min([1], key=5), lambda: max([1, 2], k=1), lambda: len(), lambda: len(5), lambda: len([], []), lambda: any(5), lambda: all(), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip(5)), lambda: list(map(None, [1])), lambda: list(map(str)), lambda: map(), lambda: list(filter(5, [1])), lambda: enumerate(), lambda: enumerate(5), lambda: list(enumerate([1], 'x')), lambda: reversed(5), lambda: list(zip()), lambda: list(map(lambda a, b: a + b, [1, 2], [3])), lambda: list(map(pow, [2, 3], [3, 2], strict=True)), lambda: list(map(pow, [2, 3], [3], strict=True)), lambda: sum([1e16, 1, -1e16]), lambda: sum([1j, 2])):
    t(f)
print(*a, sep='-', end='!\n')
print(*[], sep='x')
print(divmod(*[7, 2]), str.format('{0[1]} {0}', a), '%s %s' % tuple(a[:2]), '%r' % [a], f'{a[0]}{a[-1]!r:>3}', ','.join(map(str, a)), dict([['a', 1], 'bc']), set(a) == {1, 2, 3}, bytes(a), frozenset(a) == {1, 2, 3}, tuple(a), iter(a) is not iter(a), a.__sizeof__() > [].__sizeof__(), id(a) == id(a))
n = 0
for i in range(300):
    row = [(i * k) % 11 for k in range(6)]
    n += sum(row) + max(row) * min(row) + any(row) + all(row) + len(list(filter(None, row))) + sum(x * y for x, y in zip(row, reversed(row)))
print(n)
