"""Default arguments: evaluated once, mutable, replaced, deleted, keyword-only."""
def t(g, *a, **k):
    try:
        print(repr(g(*a, **k)))
    except TypeError as e:
        print(e)


log = []
def d(x):
    log.append(x)
    return x


def f(a, b=d(1), *, c=d(2), e=d(3)): return a, b, c, e


print(log, f(0), f(0, 9), f(0, c=8), log, f.__defaults__, f.__kwdefaults__)
def acc(x, items=[]):
    items.append(x)
    return items
print(acc(1), acc(2), acc(3, []), acc.__defaults__)
f.__defaults__ = (10, 20)
print(f(), f(1), f(1, 2), f.__defaults__)
f.__defaults__ = None
t(f)
t(f, 1)
t(f, 1, 2)
f.__kwdefaults__ = {'c': 'new'}
t(f, 1, 2)
t(f, 1, 2, e=3)
f.__kwdefaults__['e'] = 'added'
t(f, 1, 2)
f.__kwdefaults__ = None
t(f, 1, 2)
t(f, 1, 2, c=1, e=2)
del f.__defaults__, f.__kwdefaults__
print(f.__defaults__, f.__kwdefaults__)
f.__defaults__ = (1, 2, 3, 4, 5)
f.__kwdefaults__ = {'c': 1, 'e': 2, 'zz': 3}
t(f)
t(f, 7)
x = 1
def late(v=x, w=lambda: x): return v, w()
x = 2
print(late(), [g() for g in [lambda i=i: i for i in range(3)]], (lambda a, b=a_ if (a_ := 5) else 0: (a, b))(1), a_)
class C:
    n = 5
    def m(self, k=n): return k
    n = 6
print(C().m(), C.m.__defaults__)
def positional(a, b=2, /, c=3, *, d=4): return a, b, c, d
t(positional, 1)
t(positional, 1, b=5)
t(positional, a=1)
t(positional, 1, 2, 3, 4)
t(positional, 1, c=9, d=8)
print(positional.__code__.co_posonlyargcount, positional.__code__.co_kwonlyargcount, positional.__code__.co_argcount)
def counter(n=[0]):
    n[0] += 1
    return n[0]
for i in range(400):
    counter()
print(counter())
def tail(i, k=1, *, s=2): return i * k + s
n = 0
for i in range(400):
    n += tail(i) + tail(i, 2) + tail(i, s=3)
    if i == 150:
        tail.__defaults__ = (3,)
    if i == 250:
        tail.__kwdefaults__['s'] = 50
print(n)
