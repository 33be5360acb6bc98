"""from __future__ import annotations: texts, nested code, exec and compile."""
from __future__ import annotations
import typing


def f(a: undefined, b: list[int] = None, *c: 'quoted', d: lambda x: x = 1, e: (yes if no else maybe), **k: x[1:2, ::3]) -> {'a': [1, (2,)]}: pass


print(f.__annotations__)


class C:
    x: int
    y: (1+  2)
    __private: str
    if True: z: not_defined


print(C.__annotations__)


def outer():
    class Inner:
        q: Inner
    def g(z: Inner) -> C: pass
    return Inner.__annotations__, g.__annotations__


print(outer())
v: some.thing = 1
w: also
print(__annotations__)
print(typing.get_type_hints(C.__init__) if False else typing.get_type_hints(type('D', (), {'__annotations__': {'a': 'int'}})))
space = {}
exec('def g(x: nothing): pass\nclass K: a: nowhere', space)
print(space['g'].__annotations__, space['K'].__annotations__)
code = compile('def g(x: int): pass', '', 'exec', dont_inherit=True)
exec(code, space)
print(space['g'].__annotations__)
for source in ('def f(x: (yield)): pass', 'def f(x: (y := 1)): pass', 'x: await y'):
    try: compile(source, '', 'exec'); print('fine')
    except SyntaxError as e: print(e.msg)
print(f.__code__.co_flags & 0x1000000 != 0, eval('lambda: 0').__code__.co_flags & 0x1000000 != 0)


def hot(n: Number) -> Number:
    total: Whatever = 0
    for i in range(n):
        part: Part = i * 2
        total += part
    return total


print(hot(400), hot.__annotations__)
