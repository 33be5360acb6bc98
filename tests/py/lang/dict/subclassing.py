"""Subclasses of dict: which operations call overridden methods."""
class D(dict):
    log = []
    def __getitem__(self, k):
        self.log.append(('get', k))
        return super().__getitem__(k)
    def __setitem__(self, k, v):
        self.log.append(('set', k, v))
        super().__setitem__(k, v)
    def __delitem__(self, k):
        self.log.append(('del', k))
        super().__delitem__(k)
    def __contains__(self, k):
        self.log.append(('in', k))
        return super().__contains__(k)
    def __iter__(self):
        self.log.append('iter')
        return super().__iter__()
    def keys(self):
        self.log.append('keys')
        return super().keys()
    def __len__(self): return 100


d = D(a=1, b=2)
d['c'] = 3
d.update(e=5)
d.setdefault('f', 6)
del d['a']
print('b' in d, d.get('b'), d.pop('c'), len(d), d.log)
d.log.clear()
print(dict(d), d.log)
d.log.clear()
print({**d}, d.log)
d.log.clear()
print(list(d), sorted(d), d == {'b': 2, 'e': 5, 'f': 6}, d.copy(), list(d.items()), repr(d), d.log)
d.log.clear()


def kw(**k): return k


print(kw(**d), d.log, '%(b)s' % d, '{b}'.format(**d), '{b}'.format_map(d), dict.__len__(d), d | {}, bool(d))
d.log.clear()
print(eval('b + e', {}, d), [k for k in d], d.log[:2])
ns = D()
exec('x = 1\ny = x + 1\ndel x', {}, ns)
print(dict.copy(ns), [e for e in D.log if e[0] in ('set', 'del')])
class Attr(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k) from None
    def __setattr__(self, k, v): self[k] = v
a = Attr(x=1)
a.y = 2
print(a.x, a.y, a, hasattr(a, 'z'), a.__dict__, a.keys())
class Case(dict):
    def __init__(self, *args, **kw):
        super().__init__()
        for k, v in dict(*args, **kw).items():
            self[k] = v
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
c = Case(A=1, b=2)
c['B'] = 3
print(c, c['a'], c['B'])
class S(dict):
    __slots__ = 'x',
s = S(k=1)
s.x = 5
try:
    s.y = 1
except AttributeError as e:
    print(e)
n = 0
for i in range(300):
    c['K%d' % (i % 9)] = i
    n += c['k%d' % (i % 9)] + a.x
    a.x = i % 3
print(n, len(c), s.x)
