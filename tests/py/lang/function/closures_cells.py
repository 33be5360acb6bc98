"""__closure__, cell objects, nonlocal, shared and empty cells."""
import types


def outer(a, b=2):
    c = a + b
    def inner(d):
        nonlocal c
        c += d
        return a, c
    def other(): return c, b
    def plain(): return 1
    return inner, other, plain


i, o, p = outer(1)
print(i.__closure__ is not None, [c.cell_contents for c in i.__closure__], i.__code__.co_freevars, o.__code__.co_freevars, outer.__code__.co_cellvars, p.__closure__, outer.__closure__, i(10), o(), i.__closure__[1] is o.__closure__[1])
i.__closure__[1].cell_contents = 100
print(i(1), o())
c = types.CellType(5)
e = types.CellType()
print(c.cell_contents, type(c).__name__, repr(c).startswith('<cell at 0x'), 'int object at' in repr(c), repr(e).endswith('empty>'))
def t(f):
    try:
        print(repr(f()))
    except Exception as err:
        print(type(err).__name__, err)
t(lambda: e.cell_contents)
c.cell_contents = 7
del c.cell_contents
t(lambda: c.cell_contents)
t(lambda: types.CellType(1, 2))
t(lambda: types.CellType(x=1))
a, b = types.CellType(1), types.CellType(2)
print(a == b, a < b, a == types.CellType(1), types.CellType() < a, types.CellType() == types.CellType(), a != b, a >= b)
t(lambda: hash(a))
t(lambda: a < 5)
t(lambda: setattr(i, '__closure__', None))
t(lambda: setattr(i.__closure__[0], 'x', 1))
f = types.FunctionType(o.__code__, globals(), 'made', None, (types.CellType('B'), types.CellType('C')))
print(f(), f.__name__, sorted(map(str, f())))
def early():
    def use(): return later
    try:
        use()
    except NameError as err:
        print(type(err).__name__, err)
    later = 5
    r = use()
    del later
    try:
        use()
    except NameError as err:
        print(type(err).__name__, err)
    return r, use.__closure__[0]
t(lambda: early()[0])
def counters(n): 
    out = []
    for k in range(n):
        def step(by=1):
            nonlocal total
            total += by * k
            return total
        out.append(step)
    total = 0
    return out
fs = counters(3)
print([g() for g in fs], len({id(g.__closure__[0]) for g in fs}))
def make(start):
    value = start
    def add(n):
        nonlocal value
        value += n
        return value
    return add
x, y = make(0), make(1000)
for k in range(400):
    x(k)
    y(-1)
print(x(0), y(0))
