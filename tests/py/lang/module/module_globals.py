"""A module's globals: functions keep them, replacing, deleting, sharing between modules."""
import types, sys
a, b = types.ModuleType('a'), types.ModuleType('b')
source = 'count = 0\ndef bump(by=1):\n    global count\n    count += by\n    return count, __name__\ndef read(): return limit\n'
exec(source, a.__dict__)
exec(source, b.__dict__)
print(a.bump(), a.bump(5), b.bump(), a.count, b.count)
print(a.bump.__globals__ is a.__dict__, a.bump.__code__ == b.bump.__code__, a.bump.__module__, a.bump.__builtins__ is vars(__import__('builtins')))
try: a.read()
except NameError as e: print(e)
a.limit = 'now'
print(a.read())
del a.limit
try: a.read()
except NameError as e: print(e)
mixed = types.FunctionType(a.bump.__code__, b.__dict__, 'mixed', (10,))
print(mixed(), b.count, a.count)
f = a.bump
del sys.modules['__main__'].a
import gc
gc.collect()
print(f(), f.__globals__['count'])
b.__dict__.update(count=100, extra=1)
print(b.bump(), b.extra, b.__dict__.pop('extra'), hasattr(b, 'extra'))
b.__dict__['count'] = 0.5
print(b.bump())
b.len = len
exec('def own(x): return len(x)\nresult = own("abc")', b.__dict__)
b.len = lambda x: 'replaced'
print(b.result, b.own('abc'))
del b.len
print(b.own('abc'))


def hot(n):
    total = 0
    for i in range(n):
        total += b.bump()[0]
        if i == 150: b.count = 0
        if i == 250: b.bump = lambda: (1000, '')
    return total


print(hot(300))
