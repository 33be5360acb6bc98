"""locals(), globals(), global and nonlocal in functions; deletion; shadowed builtins; errors."""
x = 'global'
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def read(): return x
def write():
    global x, fresh
    x, fresh = 'written', 1
    return x
def shadow(x): return x
def unbound():
    y = x
    x = 1
def conditional(flag):
    if flag:
        z = 1
    return z
def deleted():
    a = 1
    del a
    return a
def snapshot(a, *b, c=3, **d):
    e = 5
    def inner(): return a, e
    r = locals()
    e = 6
    r['new'] = 1
    return {k: v for k, v in r.items() if k != 'inner'}, 'new' in locals()


print(read(), write(), x, fresh, shadow('arg'))
for f in (unbound, lambda: conditional(True), lambda: conditional(False), deleted, lambda: snapshot(1, 2, z=4), lambda: undefined, lambda: eval('x'), lambda: [v for v in locals()], lambda: sorted(k for k in globals() if k in ('x', 'fresh', 'read')), lambda: exec('q = 1') or 'q' in globals()):
    show(f)
del fresh
show(lambda: fresh)
def outer():
    v = 1
    def middle():
        nonlocal v
        v += 1
        def inner():
            nonlocal v
            v *= 10
            return v
        return inner()
    return middle(), v, [v for v in range(2)], v
print(outer())
def use_len():
    len = lambda s: 'mine'
    return len('abc')
print(use_len(), len('abc'))
def evals(a):
    b = 2
    return eval('a + b'), [eval('a') for _ in range(1)], sorted(locals())
show(lambda: evals(1))
def runs():
    exec('w = 5')
    return 'w' in locals()
print(runs())
def except_name():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e
show(except_name)
def loop_var():
    for i in range(3): pass
    [j for j in range(3)]
    return i, 'j' in locals()
print(loop_var())
def empty_loop():
    for i in []: pass
    return i
show(empty_loop)
class C:
    x = 'class'
    def m(self): return x
    y = [x for _ in range(1)]
    z = (lambda: x)()
print(C().m(), C.y, C.z)
n, step = 0, 1
def tick():
    global n
    n += step
for i in range(500):
    tick()
    if i == 100: step = 2
    if i == 200: del step; step = 3
    if i == 300: globals()['step'] = 4
print(n)
