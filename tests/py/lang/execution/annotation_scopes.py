"""Scopes of annotations: when names are looked up, in functions, classes, and by format."""
import annotationlib
def f(a: later, b: 'text' = 1, *c: int, d: [print('evaluated'), str][1] = 2, **e: float) -> list[later]: pass
try: f.__annotations__
except NameError as e: print(e)
later = bytes
print(f.__annotations__, f.__annotations__ is f.__annotations__)
class C:
    x: int = 1
    y: x
    z: later
    def m(self, o: x) -> C: pass
print(C.__annotations__, C.m.__annotations__)
def fw(a: missing, b: list[missing2], c: missing3.attr | None): pass
print(annotationlib.get_annotations(fw, format=annotationlib.Format.STRING))
print({k: type(v).__name__ for k, v in annotationlib.get_annotations(fw, format=annotationlib.Format.FORWARDREF).items()})
f.__annotations__ = {'a': 1}; print(f.__annotations__, f.__annotate__); del f.__annotations__; print(f.__annotations__)
f.__annotate__ = lambda fmt: {'from': fmt}; print(f.__annotations__)
for bad in (lambda: setattr(f, '__annotations__', 5), lambda: setattr(f, '__annotate__', 5), lambda: C.__annotate__(5), lambda: f.__annotate__()):
    try: print(bad())
    except (TypeError, NotImplementedError) as e: print(type(e).__name__, e)
def outer(T):
    def inner(x: T) -> T: pass
    class K: y: T
    T = 'rebound'
    return inner.__annotations__, K.__annotations__
print(outer('arg'))
class Sub(C): w: str
class Empty(C): pass
print(Sub.__annotations__, Empty.__annotations__, C.__dict__.get('__annotations__') if False else '', hasattr(C, '__annotate__'), (lambda: 0).__annotations__)
m: int = 5
n: undefined_here
try: print(__annotations__)
except NameError as e: print(e)
def cond(flag):
    class D:
        if flag: a: int
        else: b: str
        for i in range(2): c: float
    return D.__annotations__
print(cond(True), cond(False))
total = 0
for i in range(100):
    def h(x: i, y: total): return x
    total += h(i, 0) + h.__annotations__['x']
print(total)
