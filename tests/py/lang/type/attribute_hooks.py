"""__getattribute__, __getattr__, __setattr__, __delattr__, __dir__: order, bypass by special lookups, errors inside, delegation."""
class Traced:
    def __init__(self): object.__setattr__(self, 'log', []); self.x = 1
    def __getattribute__(self, name):
        log = object.__getattribute__(self, 'log')
        if name != 'log': log.append('get ' + name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        self.log.append('missing ' + name)
        if name.startswith('dyn'): return name.upper()
        raise AttributeError(f'no {name} here')
    def __setattr__(self, name, value): self.log.append(f'set {name}'); super().__setattr__(name, value)
    def __delattr__(self, name): self.log.append(f'del {name}'); super().__delattr__(name)
    def __dir__(self): return ['zz', 'aa']
    def __len__(self): return 3
    def m(self): return self.x


t = Traced()
t.y = 2
del t.y
print(t.x, t.dynamic, t.m(), len(t), dir(t), hasattr(t, 'nope'), getattr(t, 'nope', 'default'), t.log)
for f in (lambda: t.other, lambda: delattr(t, 'gone'), lambda: t.__len__, lambda: t.__dict__['x'], lambda: t.__class__.__name__):
    try:
        r = f()
        print(r if isinstance(r, (int, str)) else type(r).__name__)
    except AttributeError as e:
        print(e, e.name if 'del' not in t.log[-1] else '')


class Raises:
    @property
    def p(self): raise AttributeError('from the property')
    @property
    def q(self): raise KeyError('other')
    def __getattr__(self, name): return 'fallback ' + name


r = Raises()
print(r.p, r.zzz, hasattr(r, 'p'))
try:
    r.q
except KeyError as e:
    print('KeyError', e)


class Proxy:
    def __init__(self, target): self.__dict__['_t'] = target
    def __getattr__(self, name): return getattr(self._t, name)
    def __setattr__(self, name, value): setattr(self._t, name, value)
    def __delattr__(self, name): delattr(self._t, name)


class Box: pass


b = Box()
p = Proxy(b)
p.a = 5
print(b.a, p.a, vars(b), vars(p) == {'_t': b}, p.__class__.__name__)
del p.a
for f in (lambda: p.a, lambda: len(Proxy([1, 2])), lambda: Proxy([1, 2]).__len__(), lambda: Proxy([3])[0], lambda: Proxy(5) + 1, lambda: Proxy([1]).append(2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class NoSet:
    __slots__ = ()


for f in (lambda: setattr(NoSet(), 'x', 1), lambda: setattr(object(), 'x', 1), lambda: setattr(5, 'x', 1), lambda: getattr(5, 'x'), lambda: getattr(b, 5), lambda: setattr(b, 5, 1), lambda: hasattr(b, None), lambda: delattr(b, 'never'), lambda: b.never, lambda: Box.never, lambda: getattr(b), lambda: object.__getattribute__(b, 'never'), lambda: object.__getattribute__(5), lambda: type.__getattribute__(Box, 'x'), lambda: len.x, lambda: None.x, lambda: setattr(None, 'x', 1), lambda: (lambda: 0).x):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
setattr(b, 'not an identifier', 1)
b.__dict__['é'] = 2
print(vars(b), getattr(b, 'not an identifier'), b.é)


class Auto(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


a = Auto(k=1)
total = 0
for i in range(400):
    a.k = a.k + i
    total += a.k % 7 + p.__class__.__name__.__len__() + r.zzz.count('z')
    setattr(b, f'n{i % 10}', i)
    total += getattr(b, f'n{i % 7}', -1)
try:
    a.none
except KeyError as e:
    print('KeyError', e)
print(total, a, len(vars(b)))
