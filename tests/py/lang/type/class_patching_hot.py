"""Classes that change while hot loops use them: methods, bases, class attributes, __getattr__ added, instance shadows, deletes."""
class A:
    k = 1
    def m(self): return self.k
    @property
    def p(self): return 10
    def __getitem__(self, i): return i


class B(A): pass


def run(o, n):
    total = 0
    for i in range(n):
        total += o.m() + o.k + o.p + o[i % 3]
    return total


b = B()
print(run(b, 300))
A.k = 2
print(run(b, 300))
B.k = 3
print(run(b, 300))
b.k = 4
print(run(b, 300))
B.m = lambda self: 100
print(run(b, 300))
b.m = lambda: 1000
print(run(b, 300))
del b.k, B.k
print(run(b, 300))
A.p = property(lambda self: 20)
print(run(b, 300))
B.p = 30
print(run(b, 300))
A.__getitem__ = lambda self, i: -i
print(run(b, 300))
del b.m, B.m
class C:
    def m(self): return 7
    k, p = 8, 9
    def __getitem__(self, i): return 0


B.__bases__ = (C,)
del B.p
print(run(b, 300))
b.__class__ = A
print(run(b, 300))
C.__getattr__ = lambda self, name: 5
class D(C): pass
d = D()
del C.k
print(run(d, 300), d.anything)


def inside(o, n):
    """Changes come from inside the loop."""
    out = []
    for i in range(n):
        if i == 100: type(o).m = lambda self: 50
        if i == 150: o.k = 60
        if i == 200: type(o).__getitem__ = lambda self, i: 70
        if i == 250: del o.k
        out.append(o.m() + o.k + o[0])
    return [out[j] for j in (0, 99, 100, 149, 150, 199, 200, 249, 250, n - 1)]


print(inside(A(), 400), inside(D(), 400))


class Counter:
    total = 0
    def add(self, n): Counter.total += n; self.total += n; return self


c = Counter()
for i in range(400): c.add(i)
print(Counter.total, c.total, vars(c))


class Lazy:
    def __getattr__(self, name):
        if name == 'value':
            self.value = 42
            return 41
        raise AttributeError(name)


print(sum(Lazy().value for _ in range(300)), (l := Lazy()).value, l.value)
kinds = [type(f'K{j}', (), {'m': lambda self, j=j: j, 'v': j * 2}) for j in range(12)]
objects = [kinds[i * 7 % 12]() for i in range(600)]
print(sum(o.m() + o.v for o in objects))
for k in kinds[::2]: k.v = 1
for o in objects[::5]: o.v = 1000
print(sum(o.m() + o.v for o in objects))
