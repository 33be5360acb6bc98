"""Weak references, finalizers and cycles, at explicit collections."""
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        LOG.append(self.name)


class Plain:
    def hello(self):
        return 'hello'


LOG = []


def make_cycle():
    a, b = Node('a'), Node('b')
    a.other, b.other = b, a


def deep(n):
    return deep(n - 1) if n else None


# Many, since a collector that scans the stack conservatively may take the last ones to be in use.
for _ in range(20):
    make_cycle()
deep(50)
gc.collect()
print('a' in LOG, 'b' in LOG)
p = Plain()
r = weakref.ref(p)
print(r() is p, r == weakref.ref(p), weakref.getweakrefcount(p), weakref.ref(p) is r, hash(r) == hash(p))
method = weakref.WeakMethod(p.hello)
print(method()(), weakref.proxy(p).hello())
table = weakref.WeakValueDictionary(x=p)
keys = weakref.WeakKeyDictionary({p: 1})
print(table['x'] is p, keys[p], len(table), list(table))
for bad in (5, None, 'a', (), []):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)


class Slots:
    __slots__ = ()


class SlotsWeak:
    __slots__ = '__weakref__',


s = SlotsWeak()
print(weakref.ref(s)() is s)
try:
    weakref.ref(Slots())
except TypeError as e:
    print(e)
total = 0
for i in range(300):
    total += len(weakref.ref(p)().hello())
print(total, gc.isenabled(), gc.is_tracked([]))
