"""exec, eval, compile: namespaces, locals, globals, closures, flags and modes."""
x = 'global'
def f():
    x = 'local'
    exec('x = "exec"; y = 1')
    return x, 'y' in locals(), eval('x'), eval('x', {'x': 'given'}), eval('x + z', {'z': '!'}, {'x': 'l'}), (lambda: eval('x', globals()))()
print(f())
space = {'a': 1}
exec('b = a + 1\ndef g(): return b\nc = g()', space); print(space['b'], space['c'], '__builtins__' in space)
class NS(dict):
    def __missing__(self, k): return k.upper()
print(eval('foo + bar', {}, NS()), exec('z = foo', {}, n := NS()), n)
loc = {}
exec('class A:\n def m(self): return 1\nr = A().m()\nq = [i for i in range(3)]', {}, loc); print(loc['r'], loc['q'])
try: exec('def h(): return k\nk = 5\nprint(h())', {}, {})
except NameError as e: print(e)
c = compile('a + 1', 'f', 'eval'); print(eval(c, {'a': 1}), eval(compile('print("exec mode")', '', 'exec')), exec(compile('5', '', 'single')))
for args in (('1 +', 'f', 'eval'), ('x = 1', 'f', 'eval'), ('1', 'f', 'bad'), (5, 'f', 'exec'), ('1', 5, 'exec'), ('a\0b', 'f', 'exec'), ('x = 1\ny = 2', 'f', 'single'), ('', 'f', 'eval'), ('', 'f', 'exec')):
    try: print(type(compile(*args)).__name__)
    except Exception as e: print(args[0], '|', type(e).__name__, getattr(e, 'msg', e))
for g in (lambda: eval(''), lambda: eval('x', 5), lambda: eval('x', {}, 5), lambda: exec('1', []), lambda: eval(b'1 + 1'), lambda: eval('  1'), lambda: eval(f.__code__.replace(co_freevars=()) if False else '2'), lambda: eval('1\n'), lambda: eval('(yield)'), lambda: exec('return'), lambda: eval('x', {'__builtins__': {}}), lambda: eval('len', {'__builtins__': {'len': 'mine'}}), lambda: exec('import os', {'__builtins__': {}}), lambda: eval('__import__', {'__builtins__': {}})):
    try: print(g())
    except Exception as e: print(type(e).__name__, getattr(e, 'msg', e))
def cell():
    v = 1
    def inner(): return v
    try: exec(inner.__code__)
    except TypeError as e: print(e)
    return exec('r.append(v)' if False else inner.__code__, closure=inner.__closure__)
print(cell())
code, total = compile('t = t + i * 2', '', 'exec'), 0
space = {'t': 0}
for i in range(300): space['i'] = i; exec(code, space); total += eval('i % 7') if i % 50 == 0 else 0
print(space['t'], total)
