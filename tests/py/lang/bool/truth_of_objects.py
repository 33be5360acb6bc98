"""Truth of instances: __bool__ on the class only, __len__, inheritance, metaclasses, changes at run time."""
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    pass


class Meta(type):
    def __bool__(cls): return cls.__name__ != 'Empty'
    def __len__(cls): return 0


class Full(metaclass=Meta):
    pass


class Empty(metaclass=Meta):
    pass


class Sized:
    n = 0
    def __len__(self): return self.n


class Wrong(Sized):
    __bool__ = None


class Desc:
    @property
    def __bool__(self): return lambda: False


class Static:
    @staticmethod
    def __bool__(): return False


class Cls:
    @classmethod
    def __bool__(cls): return cls is not Cls


class SubCls(Cls):
    pass


p = Plain()
p.__bool__ = lambda: False
s = Sized()
print(bool(p), bool(Full), bool(Empty), bool(s), bool(Desc()), bool(Static()), bool(Cls()), bool(SubCls()))
s.n = 3
print(bool(s), bool(Sized))
show(lambda: bool(Wrong()))
Plain.__bool__ = lambda self: False
print(bool(p), not p)
Plain.__bool__ = lambda self: 1
show(lambda: bool(p))
show(lambda: not p)
show(lambda: 1 if p else 2)
del Plain.__bool__
Plain.__len__ = lambda self: 0
print(bool(p))
del Plain.__len__
print(bool(p))


class Get:
    def __getattr__(self, name):
        return lambda *a: False


print(bool(Get()))
class Changing:
    state = True
    def __bool__(self):
        self.state = not self.state
        return self.state
c = Changing()
print([bool(c) for _ in range(4)])
n = 0
for i in range(600):
    s.n = i % 3
    if s:
        n += 1
    if not c:
        n += 10
    if i == 300:
        Sized.__bool__ = lambda self: self.n == 2
    n += 100 if s and p else 0
print(n)
