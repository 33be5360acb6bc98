"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__."""
class G:
    real = 1

    def __getattr__(self, name):
        if name.startswith('dyn_'):
            return name[4:]
        raise AttributeError(f'no {name}')

    def __setattr__(self, name, value):
        LOG.append(('set', name))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        LOG.append(('del', name))
        super().__delattr__(name)

    def __dir__(self):
        return ['z', 'a']


LOG = []
g = G()
g.x = 5
print(g.real, g.x, g.dyn_abc, hasattr(g, 'nope'), getattr(g, 'nope', 'default'), dir(g))
del g.x
try:
    g.x
except AttributeError as e:
    print(e, e.name, e.obj is g)
print(LOG)


class All:
    def __init__(self): self.count = 0
    def __getattribute__(self, name):
        if name == 'secret':
            raise AttributeError('hidden')
        if name == 'count':
            return object.__getattribute__(self, 'count') * 10
        return object.__getattribute__(self, name)

    def __getattr__(self, name): return 'fallback for ' + name
    def method(self): return self.count


a = All()
a.count = 3
print(a.secret, a.count, a.method(), a.other, a.__dict__)


class Proxy:
    def __init__(self, target): self.__dict__['target'] = target
    def __getattr__(self, name): return getattr(self.target, name)
    def __setattr__(self, name, value): setattr(self.target, name, value)


class T: v = 0


p = Proxy(T())
for i in range(300):
    p.v += i
    if i == 150:
        p.target.v = 0.5
print(p.v, p.target.v, 'v' in p.__dict__)
try:
    len(Proxy([1]))
except TypeError as e:
    print(e)
for name in (1, None):
    for f in (getattr, hasattr):
        try:
            f(g, name)
        except TypeError as e:
            print(e)
