"""Cells: shared, late bound, emptied, nested deeply, created in loops."""
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get


up, get = counter()
for i in range(300): up(i % 3)
print(get(), [c.cell_contents for c in up.__closure__ if isinstance(c.cell_contents, int)], up.__code__.co_freevars)
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def deep(a):
    def b(c):
        def d(e):
            def f(): return a + c + e
            return f
        return d
    return b


print(deep('x')('y')('z')(), deep(1)(2)(3)())


def empty():
    def inner(): return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    print(inner())
    del later
    try:
        inner()
    except NameError as e:
        print(e)
    try:
        inner.__closure__[0].cell_contents
    except ValueError as e:
        print(e)


empty()


def swap():
    x, fs = 0, []
    for i in range(3):
        x = i
        fs.append(lambda: x)
    x = 'last'
    return [f() for f in fs]


print(swap())
cell = get.__closure__[0]
cell.cell_contents = 'changed'
print(get(), cell == get.__closure__[0], type(cell)(5) == type(cell)(5), type(cell)(1) < type(cell)(2), type(cell)())if False else print(get())


def mixed(n):
    total = 0
    def add(x):
        nonlocal total
        total += x
    for i in range(n):
        add(i if i < n // 2 else i / 2)
    return total


print(mixed(400))
class K:
    def method(self): return __class__
print(K().method(), K.method.__closure__[0].cell_contents)
