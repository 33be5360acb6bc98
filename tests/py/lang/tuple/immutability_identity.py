"""Tuples with mutable items; identity of copies; conversion."""
import copy
inner = [1]
a = (inner, 'x')
inner.append(2)
a[0].append(3)
print(a)
try:
    a[0] += [4]
except TypeError as e:
    print(e, a)
try:
    a[1] = 'y'
except TypeError as e:
    print(e)
b = copy.copy(a)
c = copy.deepcopy(a)
d = (1, (2, 'x'))
print(b is a, c is a, c == a, c[0] is inner, copy.deepcopy(d) is d, copy.copy(d) is d, tuple(d) is d, d[:] is d, tuple(list(d)) == d)
e = ((),)
f = copy.deepcopy(([1], ([2],), e))
print(f, f[2] is e)
r = ([],)
r[0].append(r)
s = copy.deepcopy(r)
print(s[0][0] is s, s[0][0] is r, s)


def f1(x=(1, 2)): return x


print(f1() is f1(), f1.__defaults__, (lambda *a: a)(1, 2), (lambda a, b: (b, a))(*(1, 2)))
x, y = 1, 2
x, y = y, x
(x, y), z = (y, x), x + y
print(x, y, z)


def swap(t): return t[::-1]


def multiple(): return 1, 'two', [3]


p, q, _ = multiple()
print(p, q, swap((1, 2, 3)), multiple()[2], divmod(7, 3), isinstance((), tuple), () == tuple(), not (), bool((0,)))
values = {}
for key in ((1, 'a'), (1, 'b'), (1.0, 'a')):
    values[key] = values.get(key, 0) + 1
print(values)
pt = (0, 0)
for i in range(400):
    a0, b0 = pt
    pt = (b0 + i, a0 - i) if i % 3 else (a0, b0)
print(pt)
fib = (0, 1)
for i in range(200):
    fib = fib[1], fib[0] + fib[1]
print(fib[0])
