"""Built-in names: shadowing, replacing in builtins, __builtins__, deletion, hot loops noticing."""
import builtins
def use(xs): return len(xs), max(xs), sum(xs)
print(use([1, 2, 3]))
def hot(n):
    total = 0
    for i in range(n):
        if i == 100: globals()['len'] = lambda x: 1000
        if i == 150: del globals()['len']
        if i == 200: builtins.abs = lambda x: 0.5
        if i == 250: builtins.abs = real_abs
        total += len('abc') + abs(-i)
    return total
real_abs = abs
print(hot(300), hot(20))
builtins.brand_new = 'visible everywhere'
print(brand_new, 'brand_new' in dir(builtins))
del builtins.brand_new
try: brand_new
except NameError as e: print(e)
def shadowed():
    list = [1]
    try: return list('a')
    except TypeError as e: return str(e)
print(shadowed())
print = print
int, float = float, int
print(int(5), float(2.9)); del int, float
print(int(5.9), __builtins__ is builtins or __builtins__ is builtins.__dict__, __name__)
def uses_build_class():
    saved = builtins.__build_class__
    builtins.__build_class__ = lambda f, name, *b, **k: ('class', name, len(b))
    try:
        class X(5, 6): pass
        return X
    finally: builtins.__build_class__ = saved
print(uses_build_class())
saved = builtins.__import__
builtins.__import__ = lambda name, *a: ('imported', name, a[2] if len(a) > 2 else None)
import anything.at.all
from some.thing import count
builtins.__import__ = saved
print(anything, count(1) if callable(count) else count) if False else print(anything)
