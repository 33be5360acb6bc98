"""inspect.signature and annotations: formats, strings, wrapped and bound callables, classes."""
import inspect, functools, annotationlib
from annotationlib import Format


def f(a: int, b: Missing = 1, /, c: 'text' = 'd', *args: list[int], d, e: float = 2.5, **kw: dict) -> Nothing: pass


try: inspect.signature(f)
except NameError as e: print(e)
print(inspect.signature(f, annotation_format=Format.STRING))
print(inspect.signature(f, annotation_format=Format.FORWARDREF).parameters['c'])
sig = inspect.signature(f, annotation_format=Format.STRING)
print([(p.name, p.kind.name, p.annotation) for p in sig.parameters.values() if p.annotation is not p.empty], sig.return_annotation)


class C:
    def __init__(self, x: int, *, y: str = 'a'): pass
    def m(self, z: float) -> 'C': pass
    @classmethod
    def make(cls, n: int) -> 'C': pass
    def __call__(self, q: bytes): pass


print(inspect.signature(C), inspect.signature(C.m), inspect.signature(C(1).m), inspect.signature(C.make), inspect.signature(C(1)))
print(inspect.signature(functools.partial(C(1).m, 5)), inspect.signature(functools.partial(f, 1), annotation_format=Format.STRING))


def wrapped(x: int): pass
@functools.wraps(wrapped)
def wrapper(*a, **k): pass


print(inspect.signature(wrapper), inspect.signature(wrapper, follow_wrapped=False))
print(inspect.signature(lambda a, b=1, *c, d, **e: 0))
s = inspect.signature(C.m)
print(s.replace(return_annotation=int), s == inspect.signature(C.m), s.bind(1, 2).arguments, inspect.Signature.from_callable(C.m) == s)
for call in (lambda: s.bind(1), lambda: s.bind(1, 2, 3), lambda: s.bind(1, q=2)):
    try: print(call())
    except TypeError as e: print(e)


def strs(x: 'int', y: 'list[int]') -> 'None': pass


print(inspect.signature(strs), inspect.signature(strs, eval_str=True), inspect.get_annotations(strs, eval_str=True))
def generic[T](x: T, y: list[T]) -> T: pass
print(inspect.signature(generic), inspect.formatannotation(dict[str, int]), inspect.formatannotation(int), inspect.formatannotation('x'))
total = 0
for i in range(100): total += len(inspect.signature(C.m).parameters) + len(str(inspect.signature(wrapped)))
print(total)
