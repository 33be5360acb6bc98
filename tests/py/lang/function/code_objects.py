"""Attributes of code objects; replace; FunctionType from code; equality."""
import types
def f(a, /, b, *args, c=1, **kw):
    """doc"""
    x = [i for i in args]
    def g(): return a, x
    return g


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_cellvars, c.co_freevars, c.co_firstlineno, c.co_filename == __file__, bool(c.co_flags & 4), bool(c.co_flags & 8), bool(c.co_flags & 32), c.co_consts[0], c.co_stacksize >= 0, len(c.co_code) > 0, type(c.co_names))
def gen(): yield 1
async def co(): pass
async def agen(): yield 1
class K:
    def m(self):
        def inner(): pass
        return inner
print([bool(x.__code__.co_flags & m) for x, m in ((gen, 32), (co, 128), (agen, 512), (f, 32))], K.m.__code__.co_qualname, K().m().__code__.co_qualname, (lambda: 0).__code__.co_name, (lambda: 0).__code__.co_qualname)
d = c.replace(co_name='renamed', co_firstlineno=100)
print(d.co_name, d.co_firstlineno, c.co_name, d == c, c == c.replace(), hash(c) == hash(c.replace()), type(c)  is types.CodeType)
def t(g):
    try:
        print(repr(g()))
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: setattr(c, 'co_name', 'x'))
t(lambda: c.replace(nope=1))
t(lambda: c.replace(co_name=5))
t(lambda: c.replace('x'))
t(lambda: c.nope)
t(lambda: c())
def add(x, y=2): return x + y + Z
h = types.FunctionType(add.__code__, {'Z': 100}, 'h', (5,))
print(h(1), h.__name__, h.__defaults__, h.__globals__, h.__qualname__)
t(lambda: types.FunctionType())
t(lambda: types.FunctionType(5, {}))
t(lambda: types.FunctionType(add.__code__, 5))
t(lambda: types.FunctionType(add.__code__, {}, 5))
t(lambda: types.FunctionType(add.__code__, {}, 'n', 5))
t(lambda: types.FunctionType(c.co_consts[0] and (lambda: K).__code__, {}, closure=(1,)))
t(lambda: types.FunctionType(f(1, 2).__code__, {}))
t(lambda: h(1, 2, 3))
k = types.FunctionType(add.__code__, {'Z': 0}, argdefs=(3,), kwdefaults={'x': 1})
print(k(1), k.__kwdefaults__)
def one(): return 1
def two(): return 2
one.__code__ = two.__code__
print(one(), one.__name__, one.__code__.co_name)
t(lambda: setattr(one, '__code__', f(1, 2).__code__))
print(eval(compile('a + 1', '<s>', 'eval'), {'a': 5}), compile('x = 1', 'name.py', 'exec').co_filename, compile('x = 1', 'name.py', 'exec').co_name)
lines = [l for _, _, l in add.__code__.co_lines()]
print(set(lines) <= {add.__code__.co_firstlineno, None}, len(list(add.__code__.co_positions())) > 0)
n = 0
def body(i): return i
def other(i): return -i
for i in range(400):
    n += body(i)
    if i == 200:
        body.__code__ = other.__code__
print(n)
