"""Assigning and deleting slices of lists: sizes, steps, sources, errors."""
def put(key, value):
    a = list('abcdefgh')
    try:
        a[key] = value
        return ''.join(map(str, a))
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def drop(key):
    a = list('abcdefgh')
    try:
        del a[key]
        return ''.join(a)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


S = slice
for key in (S(None), S(2, 5), S(5, 2), S(0, 0), S(100, 200), S(-2, None), S(None, None, 2), S(None, None, -2), S(7, 0, -3), S(1, 1, 2), S(2, 5, 1), S(0, 2, 0), S('x')):
    print(key, [put(key, v) for v in ('', 'X', 'XYZ', (1, 2, 3, 4), 5, iter('pq'), None)], drop(key))
a = [1, 2, 3, 4]
a[1:3], b = 'xy', a[:]
print(a, b)
a[:2], a[2:] = a[2:], a[:2]
print(a)
a[len(a):] = [5]
a[:0] = [0]
a[1:1] = a
print(a)
a[::2] = [None] * len(a[::2])
print(a)
del a[::2], a[-1:]
print(a)
a[:] = a[::-1]
a[1:2] *= 3
a[:1] += 'q'
print(a)
for a[1:2] in ('mn', 'op'):
    pass
print(a)
c = [[0] * 3 for _ in range(3)]
c[1][::2] = c[0][1:] = 7, 8
print(c)


def gen():
    yield 1
    raise ValueError('mid')


try:
    a[1:2] = gen()
except ValueError as e:
    print(e, a)
q = list(range(30))
for i in range(500):
    q[i % 30:i % 30 + 2] = q[i % 7:i % 7 + 2]
    q[::3] = q[::-3]
    if len(q) > 25:
        del q[10:12]
    else:
        q[5:5] = [i, -i]
print(q)
