"""Code objects: names, flags, arguments, constants, lines."""
import inspect


def outer(a, b=2, /, c=3, *args, d, e=5, **kw):
    """Doc."""
    local = a

    def inner():
        return local + b
    return inner


code = outer.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
print(code.co_varnames, code.co_cellvars, code.co_freevars, code.co_firstlineno)
inner = outer(1, d=4)
print(inner.__code__.co_freevars, inner.__code__.co_qualname, [c.cell_contents for c in inner.__closure__])
print(code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS), bool(inner.__code__.co_flags & inspect.CO_NESTED))


def gen(): yield
async def co(): pass
async def agen(): yield


print([bool(f.__code__.co_flags & flag) for f, flag in ((gen, inspect.CO_GENERATOR), (co, inspect.CO_COROUTINE), (agen, inspect.CO_ASYNC_GENERATOR), (outer, inspect.CO_GENERATOR))])
changed = outer.__code__.replace(co_name='other')
print(changed.co_name, changed == code, code == outer.__code__, hash(code) == hash(outer.__code__))
module = compile('x = 1\ny = x + 1', 'file.py', 'exec')
print(module.co_filename, module.co_name, module.co_names, module.co_flags & inspect.CO_NEWLOCALS)
space = {}
for i in range(300):
    exec(module, space)
print(space['y'], eval(compile('x * 50', '', 'eval'), space))


def one(): return 1
def two(): return 2


one.__code__ = two.__code__
print(one(), one.__name__)
try:
    one.__code__ = inner.__code__
except ValueError as e:
    print(e)
