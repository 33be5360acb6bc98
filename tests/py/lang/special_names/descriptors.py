"""Data and non-data descriptors, __set_name__, lookup order."""
class Data:
    def __set_name__(self, owner, name): self.name = name; NAMES.append((owner.__name__, name))
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
    def __delete__(self, obj): del obj.__dict__[self.name]


class NonData:
    def __get__(self, obj, owner): return 'non-data', obj is None, owner.__name__


NAMES = []


class A:
    d = Data()
    n = NonData()
    e = Data()


a = A()
print(NAMES, a.d, A.n, a.n, type(A.d).__name__)
a.d = 21
a.__dict__['n'] = 'instance wins'
print(a.d, a.n, a.__dict__)
del a.d
print(a.d)
A.n = 5
print(A.n, a.n)


class OnlySet:
    def __set__(self, obj, value): obj.__dict__['s'] = ('set', value)


class B:
    s = OnlySet()


b = B()
print(type(b.s).__name__)
b.s = 1
print(b.s)
try:
    del b.s
except AttributeError as e:
    print(e)


class Late: pass


Late.d = Data()
try:
    Late().d
except AttributeError as e:
    print(e)


class Broken:
    def __set_name__(self, owner, name): raise ValueError('no ' + name)


try:
    class C: x = Broken()
except ValueError as e:
    print(e, e.__notes__)


class Cached:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner):
        value = obj.__dict__[self.f.__name__] = self.f(obj)
        return value


class D:
    calls = 0
    @Cached
    def value(self): D.calls += 1; return 7


things, total = [D() for _ in range(20)], 0
for i in range(400):
    total += things[i % 20].value
    a.d = i
print(total, D.calls, a.d)
