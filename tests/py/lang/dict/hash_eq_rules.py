"""How keys are found: equal hashes, __eq__, identity first, changed keys, errors in hash and eq."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class K:
    def __init__(self, n, h=None): self.n, self.h = n, n if h is None else h
    def __hash__(self):
        log.append(f'hash {self.n}')
        return self.h
    def __eq__(self, o):
        log.append(f'eq {self.n}')
        return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f'K{self.n}'


log = []
a, b, c = K(1), K(2, 1), K(1)
d = {a: 'a'}
print(log)
log.clear()
print(d[a], log)
log.clear()
print(d[c], b in d, log)
d[b] = 'b'
d[c] = 'c'
print(d, len(d))
a.h = 50
print(a in d, c in d, list(d), d.get(a))
nan = float('nan')
e = {nan: 1}
print(len(e), e[nan], {nan, nan}.__len__())


class Boom:
    def __hash__(self): raise ValueError('hash')


class EqBoom:
    def __hash__(self): return 5
    def __eq__(self, o): raise KeyError('eq')


t(lambda: {Boom(): 1})
t(lambda: {}.get(Boom()))
x = {EqBoom(): 1}
for f in (lambda: x[EqBoom()], lambda: x.get(5), lambda: EqBoom() in x, lambda: x.setdefault(EqBoom(), 1), lambda: x.pop(5), lambda: x.pop(5, 0), lambda: x == {5: 1}, lambda: x.get(6)):
    t(f)


class Huge:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h


for h in (2 ** 100, -1, -2, 0, True, 'x', 1.5, None):
    t(lambda: hash(Huge(h)) == hash(h) if isinstance(h, int) else hash(Huge(h)))
print(hash(-1), hash(-2), {-1: 'a', -2: 'b'}[-2], {0: 1, False: 2, 0.0: 3, 0j: 4}, {1: 'x'}[1 + 0j], {'1': 1}.get(1), {2 ** 100: 'big'}[2 ** 100], {10 ** 20: 1}[1e20])


class Lies:
    def __hash__(self): return 1
    def __eq__(self, o): return True


print({1: 'one'}[Lies()], Lies() in {1: 0}, {Lies(): 'l'}.get(1), {Lies(): 'l'}.get(2))
same = [K(i, 3) for i in range(30)]
s = {k: k.n for k in same}
log.clear()
print(s[same[29]], len(s), sum(s[k] for k in same), len(log) > 30)
for i in range(300):
    k = K(i % 40, i % 4)
    s[k] = s.get(k, 0) + 1
print(len(s), sum(s.values()))
