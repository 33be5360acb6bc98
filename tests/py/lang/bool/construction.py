"""bool(...): every kind of argument, the protocols it uses, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class B:
    def __init__(self, v): self.v = v
    def __bool__(self):
        if isinstance(self.v, Exception): raise self.v
        return self.v
class Both(B, L):
    def __init__(self): self.v, self.n = False, 5


for args in ((), (0,), (1,), (-1,), (0.0,), (-0.0,), (float('nan'),), (0j,), ('',), ('0',), (b'',), (b'\0',), ([],), ([0],), ((),), ({},), ({0: 0},), (set(),), (range(0),), (range(1),), (None,), (NotImplemented,) if False else (...,), (object(),), (int,), (len,), (L(0),), (L(2),), (B(True),), (B(False),), (Both(),), (2 ** 100,), (memoryview(b''),), (L(-1),), (L('x'),), (L(10 ** 30),), (L(1.5),), (B(1),), (B(0),), (B(None),), (B('x'),), (B(KeyError('b')),), (1, 2)):
    t(bool, *args)
t(bool, x=1)
t(bool, object=1)
t(bool.__new__)
t(bool.__new__, int)
t(bool.__new__, bool, 'x')
t(bool.__new__, bool, 1, 2)
print(bool(True) is True, type(True) is bool, bool.__mro__, bool(bool), bool(type), isinstance(True, int), issubclass(bool, int))
try:
    class Sub(bool):
        pass
except TypeError as e:
    print(e)
t(bool, NotImplemented)
n = 0
for i in range(400):
    n += bool(i % 3) + bool([0] * (i % 2)) + bool('x' * (i % 5)) + bool(L(i % 4)) + bool(B(i % 2 == 0))
print(n)
