"""Lists in unpacking, calls, displays and match statements."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a, b, c = [1, 2, 3]
d, *e = [1]
*f, g = [1, 2, 3]
h, *i, j = [1, 2]
[k, [l, *m]] = [1, [2, 3, 4]]
(n, o), = [[5, 6]]
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)


def unpack(n, value):
    if n == 0:
        [] = value
    elif n == 1:
        a, = value
    elif n == 2:
        a, b = value
    elif n == 3:
        a, *b, c, d = value
        return a, b, c, d
    return 'done'


for n in range(4):
    for value in ([], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], 5, 'ab', None, iter([1, 2]), {1: 2, 3: 4}):
        t(unpack, n, value)


def show(*args, **kw): return args, kw


print(show(*[1, 2], *[], *[3]), show(*['a'], **{'k': 1}), [*[1], *'ab', *{}], (*[1, 2],), {*[1, 1]}, [[*r, 0] for r in [[1], [2, 3]]])
t(lambda: show(*5))
t(lambda: [*5])
t(lambda: show(**[1]))


def match(v):
    match v:
        case []:
            return 'empty'
        case [x]:
            return 'one', x
        case [1, *rest] if rest:
            return 'starts with 1', rest
        case [int(x), str(y)]:
            return 'int str', x, y
        case [[a, b], *_]:
            return 'nested', a, b
        case [*_, 'end']:
            return 'ends'
        case list(x):
            return 'list', len(x)
        case _:
            return 'other'


for v in ([], [5], [1, 2], (1, 2), [2, 'x'], [[1, 2], 3], ['q', 'w', 'end'], [0] * 9, 'ab', {1}, range(2), b'ab', iter([]), {}):
    print(match(v), end='; ')
print()
x = [0, 1, 2]
i, x[i] = 2, 'q'
print(x)
x[0], x[1], *x[2:] = 'abcd'
print(x)
count = 0
for i in range(300):
    p, *q, r = [i] * (2 + i % 4)
    (s, t2), [u, *v] = [i, i + 1], [i, q]
    count += p + len(q) + r + t2 + u + len(v)
print(count)
