# Modules among other objects: weak references, copies, pickles, keys of dicts, attributes of attributes.
import copy
import pickle
import types
import weakref

m = types.ModuleType("m")
m.inner = types.ModuleType("m.inner")
m.inner.values = [1, 2, 3]
r = weakref.ref(m)
print(r() is m, weakref.getweakrefcount(m))
for what in (copy.copy, copy.deepcopy, pickle.dumps):
    try:
        what(m)
    except TypeError as e:
        print("TypeError", "module" in str(e))
d = {m: "m", m.inner: "inner"}
print(d[m], d[m.inner], m in d, types.ModuleType("m") in d)
n = 0
for i in range(400):
    m.inner.values[i % 3] += 1
    n += m.inner.values[0]
print(n, m.inner.values)
alias = m.inner
m.inner = None
print(alias.values, m.inner)
for op in (lambda: m + m, lambda: m < m, lambda: m[0], lambda: m(), lambda: iter(m), lambda: len(m)):
    try:
        op()
    except TypeError as e:
        print(e)
