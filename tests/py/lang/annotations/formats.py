"""annotationlib: get_annotations in every format, ForwardRef, functions and classes and modules."""
import annotationlib, sys
from annotationlib import Format, ForwardRef, get_annotations


class Known: pass


def f(a: int, b: Unknown, c: list[Unknown], d: Known | None = None, *e: Unknown.attr, **g: 'text') -> dict[str, Known]: pass


class C:
    x: int
    y: Missing[int]
    z: 'C'


print(get_annotations(f, format=Format.STRING), get_annotations(C, format=Format.STRING))
for obj in (f, C):
    try: get_annotations(obj)
    except NameError as e: print(e)
ref = get_annotations(f, format=Format.FORWARDREF)['b']
print(type(ref).__name__, ref.__forward_arg__, repr(ref)[:27])
try: ref.evaluate()
except NameError as e: print(e)
Unknown = float
print(ref.evaluate(), get_annotations(f, format=Format.FORWARDREF)['b'])
own = ForwardRef('Known | int')
print(own, own == ForwardRef('Known | int'), own.evaluate(globals=globals()), own.evaluate(format=Format.STRING))
print(get_annotations(f, format=Format.STRING)['return'], list(Format), Format.VALUE.value)


class Meta(type):
    m: int


class D(metaclass=Meta): pass


class E(C): w: str


print(get_annotations(D), get_annotations(E, format=Format.STRING), get_annotations(Meta))
n = {'a': 'int', 'b': 'Known', 'c': 5}
def h(): pass
h.__annotations__ = n
print(get_annotations(h), get_annotations(h, eval_str=True)['b'] is Known, get_annotations(h) is n)
for bad in (lambda: get_annotations(5), lambda: get_annotations(h, eval_str=True, format=Format.STRING), lambda: get_annotations(h, format=9)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(annotationlib.annotations_to_string({'a': int, 'b': Known, 'c': 'x', 'd': [1]}), annotationlib.type_repr(int), annotationlib.type_repr(Known), annotationlib.type_repr(list[int]))
count = 0
for i in range(100):
    count += len(get_annotations(f, format=Format.STRING)) + len(get_annotations(E))
print(count)
