"""Lists whose items change kind: ints, floats, bools, big ints, strings, objects."""
a = [1, 2, 3]
a.append(2.5)
a[0] = True
a.append('s')
print(a, [type(x).__name__ for x in a])
b = [1.0, 2.0]
b.append(3)
b[0] = 1
print(b, [type(x).__name__ for x in b])
c = [1, 2]
c[0] = 2 ** 70
c.append(-2 ** 63)
c += [2 ** 63, 2 ** 62, -2 ** 62 - 1]
print(c, sum(c), sorted(c), max(c))
d = [0.0, -0.0, float('nan'), float('inf')]
print(d, d.count(0), d.index(0.0), [str(x) for x in d], d[1:2] == [0], d == d, d[2] == d[2], d[2] is d[2])
e = [1, 1.0, True, '1']
print(e.count(1), e.index(True), e.index(1.0), [e.index(x) for x in e], e[1] is e[1], 1.0 in [1], '1' in e)
f = [None] * 3
f[1] = 5
f[2] = 5.5
print(f, f * 2, f[::-1], f + [1])
g = list(range(5))
g[2:3] = [0.5, 'x']
h = [0.5] * 3 + [1]
h.extend([1, 2])
h.insert(0, 7)
print(g, h, sorted(h), [1, 2] + [0.5], [0.5] + [1, 2], [[1], [2.0]], [1, 2] == [1.0, 2.0], [1.0, 2.0] < [1, 3])
i = [1, 2, 3]
i[:] = [1.5, 2.5]
i.append(1)
i.reverse()
i.sort()
print(i, i.pop(0), type(i[0]).__name__)
j = []
for k in range(600):
    if k < 200:
        j.append(k)
    elif k < 300:
        j.append(k / 2)
    elif k < 400:
        j[k % 100] = str(k)
    elif k < 500:
        j[k % 100] = k * 10 ** 18
    else:
        j[k % 100] = -k
print(j[:5], j[95:105], j[250], len(j), sum(x for x in j if isinstance(x, float)))
z = [0] * 10
for k in range(500):
    z[k % 10] += k if k < 300 else 0.5
print(z)
m = [True, False] * 3
print(sum(m), m.count(1), m, [x is True for x in m[:2]], [True] == [1])
