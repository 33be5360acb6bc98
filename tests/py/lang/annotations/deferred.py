"""Deferred annotations: when they are evaluated, what they see, caching, errors and retries."""
calls = []


def note(x):
    calls.append(x)
    return x


def f(a: note('a'), *args: note('args'), k: note('k') = 1, **kw: note('kw')) -> note('return'): pass


print(calls, f(1))
print(f.__annotations__, calls)
print(f.__annotations__ is f.__annotations__, len(calls))


class C:
    x: note('x')
    y: Later
    def m(self, other: C) -> 'C': return other


try:
    C.__annotations__
except NameError as e:
    print(e, e.name)


class Later: pass


print(C.__annotations__['y'] is Later, C.m.__annotations__['other'] is C, C.m.__annotations__['return'], calls[-2:])


def outer():
    def inner(x: T) -> list[T]: pass
    T = int
    first = inner.__annotations__
    T = str
    def again(x: T): pass
    return first, inner.__annotations__ is first, again.__annotations__


print(outer())
lam = lambda x: x
print(lam.__annotations__)


def local():
    v: note('never') = 1
    w: undefined_name
    return v


print(local(), 'never' in calls, local.__annotations__)
g = f.__annotate__
print(callable(g), g.__name__, g.__qualname__, g(1) == f.__annotations__, g.__code__.co_varnames[:1])
for fmt in (2, 3, 4, 0):
    try: print(sorted(g(fmt)))
    except NotImplementedError as e: print('NotImplementedError', e)
total = 0
for i in range(200):
    def h(x: i): return x
    total += h(1) + h.__annotations__['x']
print(total)
