import sys
x = 10
print(eval("x + 1"), eval("  x*2"), eval(b"x"), eval("x", {"x": 5}), eval("x+y", {"x": 5}, {"y": 6}))
exec("z = x + 1\ndef f(a): return a + z\n")
print(z, f(5), f.__module__)
ns = {}
exec("import math\nclass A:\n    def m(self): return B\nB = 3\nr = [i*B for i in range(3)]\ng = list(i + B for i in range(2))", ns)
print(sorted(k for k in ns), ns['A']().m(), ns['r'], ns['g'], ns['A'].__module__)
loc = {}
exec("q = 1\nw = q + 1\nl=[q+k for k in range(2)]", {}, loc)
print(loc)
class M(dict):
    def __missing__(self, k): return k.upper()
print(eval("a + b + c", {}, M(c="!")))
class Map:
    def __getitem__(self, k):
        if k in ('len', 'print'): raise KeyError(k)
        return k * 2
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
exec("v = u\ndel t\nlen('abc')", {}, Map())
def fn(a, b=2):
    c = 3
    exec("c = 99; d = 1")
    print(c, eval("a + b + c"), sorted(locals()))
    return [eval("a", globals(), {"a": n}) for n in range(3)]
print(fn(1))
code = compile("k = 5\nk * 2", "<mine>", "exec")
print(code.co_name, code.co_filename, eval(code), exec(code))
code = compile("k * 3", "<mine>", "eval"); print(eval(code), eval(code, {"k": 7}), type(code))
exec(compile("1 + 1\nNone\n'a'" if 0 else "'single'", "s", "single"))
for bad in ["1 +\n", "x = ", "def f(:", "a b", "'abc'\n= 1"]:
    for fun in (exec,):
        try: fun(bad)
        except SyntaxError as e: print(fun.__name__, type(e).__name__, e.msg, e.filename, e.lineno, e.offset, repr(e.text))
for call in [lambda: eval(5), lambda: exec(None), lambda: eval("1", []), lambda: eval("1", {}, 5), lambda: exec("1", 3), lambda: exec("1", {}, 3), lambda: compile("1", "f", "bad"), lambda: compile(1, "f", "exec"), lambda: eval("open_nothing"), lambda: eval("1\0"), lambda: compile("1", 5, "exec"), lambda: eval(), lambda: exec("1", closure=()), lambda: compile("1","f","exec",optimize=5), lambda: compile("1","f","exec",flags=1<<30)]:
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
print(eval("__builtins__ is not None", {}), eval("len", {"__builtins__": {"len": 5}}))
try: eval("len", {"__builtins__": {}})
except NameError as e: print(e)
def outer():
    y = 1
    def inner(): return y
    return inner
f = outer()
import types
try: exec(f.__code__)
except TypeError as e: print(e)
g = types.FunctionType(f.__code__, {}, "gg", None, f.__closure__); print(g(), g.__name__)
h = types.FunctionType((lambda a, b=1: a + b + x).__code__, {"x": 100}, argdefs=(7,)); print(h(1), h.__globals__.keys())
print(locals() is globals(), vars() is globals())
class K:
    z = 5
    print(sorted(locals()), eval("z"))
    exec("w = z + 1")
print(K.w)
print(eval("lambda n: n + x")(1), eval("[x for _ in range(2)]"), eval("(yy := 5)"), yy)
exec("def rec(n): return 1 if n < 2 else n * rec(n - 1)"); print(rec(10))
exec("global gl\ngl = 3", {}, {}); print('gl' in globals())
print(eval(compile("1_000", "", "eval")), exec("pass"))
try: exec("raise ValueError('in exec')")
except ValueError as e:
    tb = e.__traceback__.tb_next; print(tb.tb_frame.f_code.co_filename, tb.tb_lineno)
