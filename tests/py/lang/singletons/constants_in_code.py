"""None, booleans and ... in constants, match, folding, default arguments, annotations, assertions."""
import dis
def k(): return None, True, False, ...
print(k(), k.__code__.co_names)
def dead(x):
    if None: return 'never'
    while False: return 'never'
    if not None: return 'always'
print(dead(1))
def kind(v):
    match v:
        case None: return 'none'
        case True: return 'true'
        case False: return 'false'
        case {'k': None}: return 'mapping none'
        case [None, *_]: return 'starts none'
        case (True | None, x): return f'pair {x}'
        case e if e is ...: return 'ellipsis'
        case e if e is NotImplemented: return 'notimpl'
        case 1: return 'one'
        case 0: return 'zero'
        case _: return 'other'
for v in (None, True, False, 1, 0, 1.0, {'k': None}, {'k': 0}, [None], [None, 1], (True, 5), (1, 5), ..., NotImplemented, '', []):
    print(kind(v), end='; ')
print()
x: None = None
y: ... = 5
def ann(a: None, b: ... = None) -> None: pass
print(ann.__annotations__, __annotations__ if '__annotations__' in globals() else 'lazy')
print([None if i % 2 else i for i in range(4)], {i: None for i in range(2)}, (None or 'a', None and 'b', True and None, not None, None is None, None is not None), [None, *[None]], f'{None}{True}{...}', '%s' % None, None if None else True, (None,) * 2, -True, ~False if False else 0)
for e in ('None', 'None.__class__', '(None)', 'None is None', 'None or ...', 'not ...', '[...][0]', 'True + True', 'None == None', '... is Ellipsis'):
    print(e, '->', eval(e), end='; ')
print()
try:
    assert None, 'is none'
except AssertionError as e:
    print(e, e.args)
try:
    assert (), ...
except AssertionError as e:
    print(e, e.args)
class C:
    a = None
    b = ...
    __slots__ = ()
print(C.a, C.b, C().a)
lookup = {None: 'n', True: 't', ...: 'e', NotImplemented: 'ni', 2: 'two'}
print([lookup[k] for k in (None, 1, 1.0, ..., NotImplemented, 2)], lookup.get(False))
import json, ast
print(json.dumps([None, True]), ast.literal_eval('{None: ..., True: False}'), ast.dump(ast.parse('None; ...')))
try:
    json.dumps(...)
except TypeError as e:
    print(e)
hits = {}
for i in range(600):
    r = kind((None, True, 0, ..., [None], (1, 2), NotImplemented, 'x')[i % 8])
    hits[r] = hits.get(r, 0) + 1
print(hits)
