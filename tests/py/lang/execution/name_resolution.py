"""Local, enclosing, global, built-in: which one a name means, and when."""
x = 'global'
len_ = len


def f():
    x = 'local'
    def g(): return x
    class C:
        y = x
        x = 'class'
        z = x
        def m(self): return x
        items = [x for _ in range(1)]
    return g(), C.y, C.z, C().m(), C.items


print(f())


def shadow():
    global len
    len = lambda s: 'shadowed'
    result = len([1])
    del len
    return result, len([1])


print(shadow())


def unbound():
    print(x)
    x = 1


for g in (unbound, lambda: undefined_name, lambda: [y for _ in range(1)]):
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e, e.name)


class A:
    x = 'in class'
    def get(self): return x
    lam = lambda self: x
    gen = list(x for _ in range(1))
    first = [x for x in x][:2]


print(A().get(), A().lam(), A.gen, A.first, A.x)


def loop_var():
    for i in range(3): pass
    return i, [i for i in range(9)][-1], i


print(loop_var())
total = 0
for n in range(300):
    if n == 100: x = 5
    if n == 200: x = 0.5
    total += x if not isinstance(x, str) else 0
print(total)


def conditional(flag):
    if flag: value = 1
    return value


try:
    conditional(False)
except UnboundLocalError as e:
    print(e)
exec('x = "by exec"')
print(x, eval('x'))
