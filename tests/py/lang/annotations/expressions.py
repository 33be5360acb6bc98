"""Expressions in annotations: lambdas, comprehensions, walrus, stars, names of the scope around."""
import annotationlib
base = 10


def f(a: [base + i for i in range(3)], b: (lambda: base)(), c: {k: v for k, v in [(1, base)]}, *args: *tuple[int, ...], d: f'{base}!' = 0) -> (1 if base > 5 else 2): pass


print(f.__annotations__)
base = 1
g = f.__annotate__
print(g(1)['a'], g(1)['return'])


def outer(n):
    def inner(x: [n * i for i in range(2)], y: (lambda: n)) -> sum(j for j in range(n)): pass
    return inner


i3 = outer(3)
print(i3.__annotations__['x'], i3.__annotations__['y'](), i3.__annotations__['return'], i3.__annotate__.__code__.co_freevars)


class C:
    size = 4
    items: [size] * 2
    pairs: [x for x in (size, 1)]
    fn: lambda: 5
    def m(self, a: size): pass


print(C.__annotations__['items'], C.__annotations__['pairs'], C.__annotations__['fn'](), C.m.__annotations__)
for source in ('def f(x: (y := 1)): pass', 'def f(x: (yield 1)): pass', 'async def f(x: await y): pass', 'class A:\n x: (y := 1)', 'x: (y := 2)', 'x: [y := 1 for _ in z]', 'def f(x: lambda: (yield)): pass', 'class A:\n x: [(yield) for i in z]', 'def f() -> (yield): pass', 'def f():\n x: (y := 1) = 2', 'def f():\n x: (yield)', 'def f(*x: *a): pass', 'def f(x: *a): pass', 'def f(**x: *a): pass', 'lambda x: int: 1'):
    try: compile(source, '', 'exec'); print('fine ', repr(source))
    except SyntaxError as e: print('error', repr(source), '|', e.msg)
text = annotationlib.Format.STRING
def h(a: x.y[0](1, k=2), b: -z ** 2, c: not q, d: a if b else c, e: [1, *r], g: {**s}, i: x < y <= z, j: "str" 'ing', k: ..., l: 1.5j, m: x[1:2]): pass
print(annotationlib.get_annotations(h, format=text))
total = 0
for i in range(150):
    def q(a: i * 2, b: [i, total]): pass
    total += q.__annotations__['a'] + len(q.__annotations__['b'])
print(total)
