"""Conditional expressions and lambdas: nesting, precedence, parameters of every kind."""
print(1 if 0 else 2 if 0 else 3, (1 if 0 else 2) if 1 else 3, [1 if i % 2 else 'e' for i in range(3)], 1 + (2 if True else 3), 1 + 2 if False else 3, (lambda: 1 if 0 else 2)(), not 1 if 1 else 2)
fs = [lambda: 0, lambda a: a, lambda a, b=2: a + b, lambda *a: a, lambda **k: k, lambda a, /, b, *, c=3: (a, b, c), lambda *, k: k, lambda a, *b, c, **d: (a, b, c, d), lambda x=(lambda: 5): x(), lambda: (yield), lambda: [x for x in range(2)]]
print(fs[0](), fs[1](1), fs[2](1), fs[3](1, 2), fs[4](x=1), fs[5](1, b=2), fs[6](k=9), fs[7](1, 2, c=3, d=4), fs[8](), type(fs[9]()).__name__, fs[10](), fs[1].__name__, fs[2].__defaults__, fs[5].__kwdefaults__)
print((lambda x: lambda y: lambda z: x + y + z)(1)(2)(3), (lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 20), sorted('bca', key=lambda c: -ord(c)), (lambda: (lambda: __name__)())(), [f() for f in [lambda i=i: i for i in range(3)]])
for source in ('lambda: return 1', 'lambda x: x = 1', 'lambda (a, b): a', 'lambda a, a: 1', 'lambda *: 1', 'lambda a=1, b: 1', 'lambda **a, b: 1', 'lambda *a, *b: 1', 'lambda a, /, b, /: 1', 'lambda /: 1', 'lambda *, **k: 1', 'lambda x: int: 1', '1 if 2', '1 if else 2', '1 if 2 else', 'lambda: (yield)', 'a if b else c = 1', 'lambda x, *, /: 1', '(lambda a: a)()', '(lambda: 1)(2)', '(lambda *, k: k)(1)', 'lambda *a=1: 0'):
    try: print(source, type(eval(source)).__name__)
    except (SyntaxError, TypeError) as e: print(source, '|', getattr(e, 'msg', e))
total, g = 0, lambda a, b=2, *c, k=1: a * b + k + len(c)
for i in range(300):
    total += g(i) if i % 3 == 0 else g(i, 3, 4, k=5) if i % 3 == 1 else g(b=i, a=0.5)
    if i == 150: g = lambda a, b=1, *c, k=0: a - b
print(total)
