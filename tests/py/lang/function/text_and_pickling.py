"""repr of functions and methods, pickling by name, copying, comparison, sorting by name."""
import copy
import pickle
import re
def top(a=1): return a
class C:
    def m(self): return 'm'
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return 's'
    class D:
        def n(self): pass
    def __reduce__(self): return C, ()
def clean(x): return re.sub('0x[0-9a-f]+', '0x', repr(x))


def outer():
    def inner(): pass
    return inner


for x in (top, C.m, C().m, C.c, C.s, C.D.n, C.D().n, outer(), lambda: 0, len, [].append, str.upper, 'a'.upper, int.__add__, (1).__add__, dict.fromkeys, C, C.__init__, C().__init__, object().__str__, print, max, type, int.real, property(top), classmethod(top), staticmethod(top), outer().__get__(5), C.__dict__['c'], C.__dict__['s'], (x for x in 'a'), iter, top.__code__.co_name, C.m.__get__):
    print(clean(x))
for x in (top, C.c, C.s, C().m, C.D.n, len, [1].append, str.upper, 'a'.upper, dict.fromkeys, C, print, int, C.m, max):
    y = pickle.loads(pickle.dumps(x))
    print(y == x if not hasattr(x, '__self__') or isinstance(x.__self__, type) or x in (len, print, max) else type(y).__name__, end=' ')
print()
for x in (lambda: 0, outer(), top.__code__, outer().__get__(5), (i for i in 'a')):
    try:
        pickle.dumps(x)
    except Exception as e:
        print(type(e).__name__, re.sub('0x[0-9a-f]+', '0x', str(e)))
print(copy.copy(top) is top, copy.deepcopy(top) is top, copy.deepcopy([len, top])[0] is len, copy.copy(C.m) is C.m, copy.deepcopy(C().m)() == 'm')
top.__name__ = 'other'
try:
    pickle.dumps(top)
except Exception as e:
    print(type(e).__name__)
print(clean(top), top.__name__)
top.__qualname__ = 'q.w'
print(clean(top), clean(top.__get__(1)), top.__get__(1).__name__)
for f in (lambda: top < top, lambda: sorted([top, outer()]), lambda: top == outer, lambda: top != top, lambda: len < len, lambda: max([top, top], key=lambda f: f.__name__) is top, lambda: '%s' % len, lambda: f'{len!r:>30}', lambda: format(len, '>3')):
    try:
        print(f())
    except TypeError as e:
        print(e)
n = 0
for i in range(300):
    n += len(clean(outer())) + (pickle.loads(pickle.dumps(len)) is len)
print(n)
