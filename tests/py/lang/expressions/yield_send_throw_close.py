"""Generators driven by send, throw and close in every state; what each returns or raises."""
def g():
    log = []
    while True:
        try:
            got = yield tuple(log)
            log.append(got)
            if got == 'stop': return 'returned'
        except KeyError as e:
            log.append(f'caught {e}')
        finally:
            log.append('f')


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return f'{type(e).__name__}({e})'


it = g()
print(attempt(it.send, 'early'), attempt(it.send, None), attempt(it.send, 1), attempt(it.throw, KeyError('k')), attempt(it.throw, KeyError), attempt(next, it), attempt(it.send, 'stop'), attempt(next, it), attempt(it.send, 1), attempt(it.throw, ValueError('done')), attempt(it.close))
fresh = g()
print(attempt(fresh.throw, ValueError('fresh')), attempt(next, fresh), fresh.gi_frame)
closed = g()
print(attempt(closed.close), attempt(next, closed), attempt(closed.close))
def refuses():
    try: yield 1
    except GeneratorExit: yield 2
def raises_other():
    try: yield 1
    finally: raise OSError('in finally')
def returns_value():
    try: yield 1
    except GeneratorExit: return 'value of close'
def swallows():
    try: yield 1
    except GeneratorExit: pass
for f in (refuses, raises_other, returns_value, swallows):
    it = f()
    print(f.__name__, attempt(it.close), end=' ')
    it = f()
    next(it)
    print(attempt(it.close), attempt(it.close), attempt(next, it))
def running():
    try: next(ME)
    except ValueError as e: yield str(e)
    yield attempt(ME.send, 1)
    yield attempt(ME.close)
    yield ME.gi_running, ME.gi_suspended
ME = running()
print(list(ME), ME.gi_running, ME.gi_suspended)
def stops():
    yield 1
    raise StopIteration('inner')
print(attempt(list, stops()))
def next_inside():
    yield next(iter(()))
print(attempt(list, next_inside()))
for args in ((), (1,), ('x',), (int,), (5,)):
    it = g()
    next(it)
    print(args, attempt(it.throw, *args))
it = g()
print(it.__name__, it.__qualname__, it.gi_code.co_name, it.gi_yieldfrom, type(it).__name__, iter(it) is it, hasattr(it, '__len__'))
it.__name__ = 'renamed'
print(repr(it).split(' at ')[0], attempt(setattr, it, '__name__', 5), attempt(setattr, it, 'gi_frame', 5), attempt(setattr, it, 'x', 1), attempt(len, it), attempt(lambda: it[0]), attempt(type(it)))
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None: return total, count
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
for i in range(500): last = a.send(i)
try:
    a.send(None)
except StopIteration as e:
    print(last, e.value, e.args)
def echo():
    x = 0
    while True:
        try: x = yield x
        except ValueError: x = -1
e = echo()
next(e)
total = 0
for i in range(600): total += e.send(i) if i % 5 else e.throw(ValueError)
print(total)
