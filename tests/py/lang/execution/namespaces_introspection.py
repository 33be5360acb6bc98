"""globals(), locals(), vars(), dir(): what they show, and what writing to them does."""
def f(a, b=2):
    c = 3
    before = sorted(locals())
    locals()['a'] = 'changed'
    locals()['new'] = 1
    d = [x for x in locals() if x == 'a']
    return before, a, 'new' in locals(), d
print(f(1))
def g():
    x = 1
    def h(): return x, sorted(locals())
    snapshot = locals()
    x = 2
    return h(), snapshot['x'], locals()['x'], locals() is locals()
print(g())
globals()['made'] = 5; print(made); del globals()['made']; print('made' in globals())
class A:
    x = 1
    locals()['y'] = 2
    names = [n for n in sorted(locals()) if n[0] != '_']
print(A.y, A.names, vars(A)['x'])
class B(A):
    def __init__(self): self.i = 1
    def __dir__(self): return ['only', 'these']
print(vars(B()), dir(B()), [n for n in dir(B) if n[0] != '_'], [n for n in dir(A()) if n[0] != '_'])
for bad in (lambda: vars(5), lambda: vars(1, 2), lambda: dir(1, 2), lambda: globals(1), lambda: locals(1), lambda: vars([]), lambda: dir(type('D', (), {'__dir__': lambda s: 5})())):
    try: print(bad())
    except TypeError as e: print(e)
def loop():
    out = []
    for i in range(2):
        out.append(dict(locals()).get('i'))
        if i: del i; out.append('i' in locals())
    return out
print(loop(), (lambda q: locals())(7), [locals().get('v') for v in (1, 2)], list(locals().get('w') for w in (3,)))
def kw(**k): return k
print(kw(**vars(B())), '{x} {y}'.format(**{k: v for k, v in vars(A).items() if k in 'xy'}), '%(x)s' % vars(A))
def hot(n):
    total = 0
    for i in range(n):
        G = globals()
        G['counter'] = G.get('counter', 0) + i
        total += counter + len(locals())
    return total
print(hot(300))
