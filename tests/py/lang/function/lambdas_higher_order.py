"""Lambdas and functions as values: currying, composition, map and filter, key functions, callbacks."""
import operator
curry = lambda f: lambda a: lambda b: f(a, b)
flip = lambda f: lambda a, b: f(b, a)
compose = lambda f, g: lambda *a: f(g(*a))
print(curry(operator.add)(1)(2), flip(operator.sub)(1, 10), compose(str, max)(3, 7), (lambda: None)(), (lambda *a, **k: (a, k))(1, b=2), (lambda x, /, y=2, *, z=3: x + y + z)(1), (lambda x: (yield x))(1).__next__(), (lambda: [lambda: 5])()[0]())
print(list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])), list(filter(lambda s: s.islower(), 'aBc')), sorted('bAc', key=lambda c: c.lower()), max([3, -7, 5], key=abs), min('hello', 'hi', key=len), list(map(operator.itemgetter(1), [(1, 'a'), (2, 'b')])), sorted([{'n': 2}, {'n': 1}], key=operator.itemgetter('n')), list(map(operator.attrgetter('real'), [1, 2j])), operator.methodcaller('split', ',')('a,b'))
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
plus = lambda m, n: lambda f: lambda x: m(f)(n(f)(x))
print(plus(church(3), church(4))(lambda k: k + 1)(0))
pair = lambda a, b: lambda f: f(a, b)
fst = lambda p: p(lambda a, b: a)
print(fst(pair(1, 2)), (lambda f, n: f(f, n))(lambda s, n: 1 if n < 2 else n * s(s, n - 1), 6))
def pipeline(*stages):
    def run(x):
        for s in stages:
            x = s(x)
        return x
    return run
p = pipeline(lambda x: x + 1, str, lambda s: s * 2, int)
print(p(4), [p(i) for i in range(3)])
class Events:
    def __init__(self): self.handlers = {}
    def on(self, name):
        def deco(f):
            self.handlers.setdefault(name, []).append(f)
            return f
        return deco
    def fire(self, name, *a): return [h(*a) for h in self.handlers.get(name, [])]
e = Events()
@e.on('x')
def first(a): return a
@e.on('x')
def second(a): return -a
e.on('y')(lambda: 'y!')
print(e.fire('x', 5), e.fire('y'), e.fire('z'))
memo = lambda f: (lambda cache: lambda n: cache.setdefault(n, f(n)) if n not in cache else cache[n])({})
sq = memo(lambda n: n * n)
print(sq(4), sq(4))
fs = []
for i in range(3):
    fs.append(lambda: i)
    fs.append(lambda i=i: i)
    fs.append((lambda k: lambda: k)(i))
print([f() for f in fs])
def apply(f, *a, **k): return f(*a, **k)
n = 0
ops = [lambda a, b: a + b, operator.mul, max, curry(operator.xor), lambda a, *b: a]
for i in range(600):
    op = ops[i % 5]
    n += op(i)(3) if i % 5 == 3 else apply(op, i, 2)
print(n)
