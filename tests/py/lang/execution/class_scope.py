"""Class bodies as scopes: names, locals(), nested, private names, comprehension's first iterable."""
class A:
    a = 1
    b = a + 1
    print(sorted(k for k in locals() if not k.startswith('__')))
    def f(self): return A.a
    c = [a for _ in range(2)] if False else [b for b in range(a)]
    for i in range(3): pass
    if a: d = 'conditional'
    locals()['e'] = 'through locals'
    exec('g = a * 10')
    def __priv(self): return 'private'
    __x = 5
    def get(self): return self.__x, self.__priv()
    class __Inner: pass
    del a


print(A.b, A.c, A.i, A.d, A.e, A.g, A._A__x, A().get(), hasattr(A, 'a'), A._A__Inner.__name__)


class B:
    try:
        y = undefined
    except NameError as e:
        message = str(e)
    with open('/dev/null') if False else memoryview(b'x') as m: n = len(m)
    w = (walrus := 5) + 1
    lam = lambda: walrus


print(B.message, B.n, B.w, B.walrus)
try:
    B.lam()
except NameError as e:
    print(e)


class _Odd:
    __v = 1


class __: __w = 2


print(_Odd._Odd__v, vars(__)['__w'])


def factory(n):
    class C:
        value = n
        label = 'class'
        def get(self): return n
    return C


made = [factory(i) for i in range(300)]
print(sum(c.value for c in made), sum(c().get() for c in made), made[0].label, made[0] is made[1])


class D:
    x = 1
    class E:
        try: y = x
        except NameError as e: y = str(e)


print(D.E.y)
x = 'global'


class F:
    x = x
    y = x


print(F.x, F.__dict__['y'])


def f(x):
    class G:
        x = x if False else 1
    return G


try:
    print(f(5).x)
except NameError as e:
    print(e)
