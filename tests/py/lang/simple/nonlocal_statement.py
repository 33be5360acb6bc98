"""nonlocal through several levels, in classes, loops, generators, with deletion."""
def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x += 1
            return x
        return c
    return b(), lambda: x
inc, get = a()
for _ in range(300): inc()
print(inc(), get())
def gen():
    total = 0
    def add(v):
        nonlocal total
        total += v
    def produce():
        nonlocal total
        while True:
            got = yield total
            if got is not None: total = got
    return add, produce()
add, p = gen(); next(p)
for i in range(50): add(i)
print(next(p), p.send(7), next(p))
def klass():
    count = 0
    class C:
        nonlocal count
        count = 5
        def bump(self):
            nonlocal count
            count += 1
            return count
    return C, lambda: count
C, g = klass(); print(C().bump(), C().bump(), g(), hasattr(C, 'count'))
def deleter():
    x = 1
    def d():
        nonlocal x
        del x
    d()
    try: return x
    except (NameError, UnboundLocalError) as e: return type(e).__name__, str(e)
print(deleter())
def loops():
    i = j = 0
    def f():
        nonlocal i, j
        for i in range(3):
            for j in range(i): pass
        [j := k for k in range(9)]
        try: 1 / 0
        except ZeroDivisionError as i: pass
    f()
    try: return i, j
    except UnboundLocalError as e: return str(e), j
print(loops())
def shadow(x):
    def inner():
        nonlocal x
        x = [x, 'inner']
        def innermost(x): return x * 2
        return innermost(4)
    return inner(), x
print(shadow(1))
def accumulate(kind):
    acc = kind()
    def step(v):
        nonlocal acc
        acc = acc + v
        return acc
    return step
steps = [accumulate(int), accumulate(float), accumulate(str), accumulate(list)]
for i in range(300):
    for s, v in zip(steps, (i, i / 2, 'x' if i % 100 == 0 else '', [i] if i % 100 == 0 else [])): last = s(v)
print([s(v) for s, v in zip(steps, (0, 0.0, '', []))])
