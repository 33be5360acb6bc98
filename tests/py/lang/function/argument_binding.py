"""Where arguments go: stars, keywords, order of evaluation, unpacking, large numbers of them."""
def f(a, b=2, /, c=3, *args, d=4, e, **kw): return a, b, c, args, d, e, kw


print(f(1, e=5), f(1, 9, e=5), f(1, 2, 3, 4, 5, e=6), f(1, c=7, e=5), f(1, e=5, a=1, b=2), f(*[1, 2], *(3, 4), e=0, **{'z': 1}), f(*'ab', e=1, **dict(c=5)), f(e=1, *[0]), f(1, *[], **{}, e=1), f(1, *(2,), 3, *range(2), e=1, x=1, **{'y': 2}, z=3))
log = []
def v(x):
    log.append(x)
    return x
f(v(1), *v([2]), v(3), e=v(4), **v({'k': 5}), j=v(6))
print(log)
log.clear()
def get(n):
    log.append(n)
    return f
get('func')(v(1), e=v(2))
print(log)
class Map:
    def keys(self): return ['e', 'q']
    def __getitem__(self, k): return k.upper()
print(f(1, **Map()), f(*(x for x in 'pq'), **Map()), f(*{'k': 1}, e=0))
def collect(*args, **kw): return len(args), len(kw)
print(collect(*range(1000)), collect(**{f'k{i}': i for i in range(300)}), collect(*range(300), **{f'k{i}': i for i in range(300)}), collect(*[], **{}))
many = eval('lambda ' + ', '.join(f'a{i}' for i in range(300)) + ': a0 + a299')
print(many(*range(300)))
args, kw = [1, 2], {'e': 3}
r = f(*args, **kw)
args.append(9)
kw['new'] = 1
print(r, args, kw)
def mutate(*args, **kw):
    kw['x'] = args
    return kw
d = {'x': 1}
print(mutate(1, **d), d, mutate(*(t := (1, 2)))['x'] is t)
def swap(a, b): return b, a
print(swap(b=1, a=2), swap(1, b=2), swap(*[1], **{'b': 3}), (lambda *a, b=1, **c: (a, b, c))(1, 2, d=3), (lambda a, /, **k: (a, k))(1, a=2), (lambda **self: self)(self=1))
def rec(n, *rest, **k): return (rest, k) if n == 0 else rec(n - 1, n, *rest, **k, **{f'k{n}': n})
print(rec(5))
n = 0
for i in range(400):
    n += sum(f(i, *range(i % 4), e=i)[3]) + f(*[i, 2], e=1, c=i)[2] + f(i, **{'e': i, 'x': 1})[5] + len(collect.__name__)
print(n)
