"""except*: splitting groups, several clauses, raising inside, naked exceptions, what is refused."""
def run(exc, *kinds):
    log = []
    try:
        try: raise exc
        except* ValueError as g: log.append(('V', [str(x) for x in g.exceptions]))
        except* (TypeError, KeyError) as g: log.append(('TK', [repr(x) for x in g.exceptions]))
    except BaseException as e: log.append(('rest', type(e).__name__, getattr(e, 'exceptions', None)))
    return log
EG, BG = ExceptionGroup, BaseExceptionGroup
print(run(EG('a', [ValueError(1), TypeError(2), ValueError(3)])))
print(run(EG('a', [OSError(1), KeyError(2), EG('b', [ValueError(4), OSError(5)])])))
print(run(ValueError('naked')), run(OSError('other')), run(BG('g', [KeyboardInterrupt(), ValueError(1)])))
def reraise(kind):
    try:
        try: raise EG('g', [ValueError(1), TypeError(2)])
        except* ValueError as e:
            if kind == 0: raise
            if kind == 1: raise KeyError('new')
            if kind == 2: raise e from None
        except* TypeError: pass
    except BaseException as e:
        def show(x): return (str(x), [show(y) for y in x.exceptions]) if isinstance(x, BG) else repr(x)
        return show(e)
print([reraise(k) for k in range(4)])
try:
    try: pass
    except* ValueError: print('never')
    else: print('else')
    finally: print('finally')
except Exception: pass
for source in ('try: 1\nexcept*: pass', 'try: 1\nexcept* V: pass\nexcept V: pass', 'for i in []:\n try: 1\n except* V: break', 'def f():\n try: 1\n except* V: return', 'for i in []:\n try: 1\n except* V: continue', 'try: raise ValueError\nexcept* ExceptionGroup: pass', 'try: raise ValueError\nexcept* 5: pass', 'try: raise ValueError\nexcept* (ValueError, TypeError): print("ok")', 'for i in [1]:\n try: raise KeyError\n except* KeyError:\n  for j in [1]: break\nprint("inner break")'):
    try: exec(source)
    except Exception as e: print(repr(source), '|', type(e).__name__, getattr(e, 'msg', e))
g = EG('m', [ValueError(1), EG('n', [TypeError(2), ValueError(3)])])
print(g.split(ValueError), g.subgroup(TypeError), g.subgroup(lambda e: e.args == (3,)), g.derive([OSError()]), g.message, g.split(OSError)[0])
for bad in (lambda: EG('a', []), lambda: EG('a', [1]), lambda: EG('a', ValueError()), lambda: EG(1, [ValueError()]), lambda: EG('a', [KeyboardInterrupt()]), lambda: EG('a'), lambda: type(BG('a', [ValueError()])).__name__, lambda: g.split(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
count = 0
for i in range(200):
    try: raise EG('h', [ValueError(i), (TypeError, KeyError)[i % 2](i)])
    except* ValueError as e: count += e.exceptions[0].args[0] % 5
    except* LookupError: count += 100
    except* TypeError: count += 1000
print(count)
