"""global in functions, classes, nested, with import, def, for, and at module level."""
def make():
    global made, also
    made, also = 1, 2
    def inner():
        global made
        made += 10
    inner()
    return 'made' in globals()
print(make(), made, also)
def each():
    global K, klass, func, item, mod, caught, ctx
    class K: pass
    def func(): return 'func'
    for item in range(3): pass
    import math as mod
    with memoryview(b'') as ctx: pass
    klass = K
each(); print(K.__qualname__, func(), func.__qualname__, item, mod.__name__, klass is K, type(ctx).__name__)
class A:
    global in_class
    in_class = 'bound outside'
print(in_class, hasattr(A, 'in_class'))
def deleter():
    global also
    del also
deleter(); print('also' in globals())
def reader():
    def inner(): return counter
    return inner()
counter = 5; print(reader())
def closure():
    counter = 'enclosing'
    def skip():
        global counter
        return counter
    return skip(), counter
print(closure())
def hot(n):
    global counter
    for i in range(n):
        counter += i if i < 200 else 0.25
        if i == 250: globals()['counter'] = 0
    return counter
print(hot(300))
exec('global q\nq = 3'); print(q)
def run(): exec('global r\nr = 4'); return r
print(run())
def shadow_builtin():
    global len
    len = lambda x: -1
    try: return len([1]), max(map(len, ['a', 'b']))
    finally: del len
print(shadow_builtin(), len([1]))
