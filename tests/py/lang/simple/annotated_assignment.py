"""Annotated assignments: evaluation, storage, simple names and others, in functions."""
x: int = 5
y: 'undefined'
z: list[int] = [1]; (w): int = 3; z[0]: str = 'item'
class O: pass
o = O(); o.attr: 1 / 0 if False else int = 7
print(x, z, w, o.attr, __annotations__ if '__annotations__' in globals() else 'none yet', 'y' in globals())
class C:
    a: int
    b: str = 'b'
    c: 'C' = None
    d: [print('evaluated when asked'), 1][1] = 4
    __p: float
print(hasattr(C, 'a'), C.b, C.d, C.__annotations__)
def f():
    u: no_such_name = 1
    v: also_none
    try: return v
    except UnboundLocalError as e: return u, str(e)
print(f(), f.__annotations__)
for source in ('x: int: str', '1: int', 'x, y: int', '(x, y): int = 1, 2', '[x]: int', 'f(): int', 'x: int = y = 1', 'x: (yield)', 'x: (a := 1)', 'def f():\n global g\n g: int', 'x: int = *a, 1', 'x: int = yield', 'x: *a', 'x: int,', 'None: int', 'def f():\n x: (yield) = 1', 'a.b: int', 'lambda: x: int', 'x: = 1', 'for i: int in x: 0', 'with a as b: int: 0', 'x: await y', '(x): int', '(x) : int = (1)', 'x : 5'):
    try: exec(source, dict(a=O(), f=f)); print(source, 'fine')
    except Exception as e: print(repr(source), '|', type(e).__name__, getattr(e, 'msg', e))
def hot(n):
    total: int = 0
    for i in range(n):
        k: undefined = i * 2
        total += k
        o.count: float = total
    return total
print(hot(300), o.count)
