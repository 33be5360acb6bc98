import ast


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node


SOURCE = '''
import os.path as p, sys
from ..a.b import c as d, e
@decorated(1, *args, key=2, **more)
class C[T: int = str, *Ts, **P](Base, metaclass=M):
    """doc"""
    x: int = 3
    (y): str
    async def f(self, a, /, b=1, *c: int, d, e=2, **g) -> "r":
        async for i in g(): await i
        async with a as b, c: pass
        return [x async for x in y if x if not z]
def h(n):
    global G
    try:
        while n > 0 <= 3: n -= 1; continue
        else: raise E from None
    except* (A, B) as e: del n, e.x, e[1:2, ::3]
    finally: assert n, "m"
    if (k := n): yield
    elif k: yield from k
    else: return lambda *a, b=1: (a, *b)
match v:
    case {"a": 1, **rest} | [1, *_] | C(1, x=None) | -1+2j as q if q: pass
    case _: pass
type A[X] = dict[X, int]
print(f"a{x!r:>{w}}b{y = }{{", t"{n:.2f}" if 1 else ..., b"\\xff", 1e10, 2j, "\\ud800")
{1: 2, **k}, {1, 2}, {a: b for a, b in c}, {*()}, (z for z in y), -x ** ~y, not a, a @ b // c
'''
tree = ast.parse(SOURCE)
text = ast.unparse(tree)
print(text)
assert ast.dump(ast.parse(text)) == ast.dump(tree)
print(ast.dump(ast.parse("a.b[0] += f(x for x in y)"), include_attributes=True, indent=1))
print(ast.dump(ast.parse("(int, *str) -> bool", mode="func_type")))
print(ast.literal_eval("{'a': [1, -2.5, (None, b'x')], 'b': {1+2j}}"))

# A tree that was changed is compiled, again and again.
for turn in range(300):
    tree = ast.parse(f"total = 1\nfor i in range({turn}):\n    total += i * 3\nresult = total, 'x{turn}'")
    code = compile(ast.fix_missing_locations(Doubler().visit(tree)), "<made>", "exec")
    space = {}
    exec(code, space)
print(space["result"])
print(eval(compile(ast.Expression(ast.BinOp(op=ast.Pow(), lineno=1, col_offset=0,
      left=ast.Constant(2, lineno=1, col_offset=0), right=ast.Constant(-1, lineno=1, col_offset=0))), "<e>", "eval")))

place = dict(lineno=1, col_offset=0)
for node in [
    ast.Name("x", ast.Load()), ast.Name("x", ast.Store(), **place), ast.Name(3, ast.Load(), **place),
    ast.Name("None", ast.Load(), **place), ast.BoolOp(ast.And(), [ast.Constant(1, **place)], **place),
    ast.BoolOp(ast.And, [], **place), ast.Constant([], **place), ast.Set([None], **place),
    ast.Dict([ast.Constant(1, **place)], [], **place), ast.Compare(ast.Constant(1, **place), [], [], **place),
    ast.Constant(1, lineno=5, col_offset=0, end_lineno=4), ast.Constant(1, lineno="a", col_offset=0),
    ast.Starred(ast.Constant(1, **place), ast.Load(), **place), ast.Name("@real", ast.Load(), **place),
]:
    try:
        print(eval(compile(ast.Expression(node), "<bad>", "eval"), {"@real": "odd name"}))
    except (TypeError, ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
for source, mode in [("x", "eval"), ("x = 1", "exec")]:
    try:
        compile(ast.parse("x = 1"), "<mode>", mode)
        print("compiles")
    except TypeError as error:
        print(error)
