"""ExceptionGroup: construction rules, split and subgroup by type, tuple and function, derive, nesting, str, notes, except*."""
for args in (('m', [ValueError(1)]), ('m', []), ('m', [1]), (5, [ValueError()]), ('m', ValueError()), ('m',), ('m', [KeyboardInterrupt()]), ('m', (ValueError(),), 1), ('m', [ValueError])):
    for kind in (ExceptionGroup, BaseExceptionGroup):
        try:
            g = kind(*args)
            print(type(g).__name__, repr(g), g.message, g.exceptions, g, end='; ')
        except Exception as e:
            print(type(e).__name__, e, end='; ')
    print()
g = ExceptionGroup('top', [ValueError(1), KeyError('k'), ExceptionGroup('inner', [ValueError(2), TypeError('t'), ExceptionGroup('deep', [OSError(3)])])])
g.add_note('noted')
def show(g): return None if g is None else [g.message, *(show(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in g.exceptions)]
for cond in (ValueError, (KeyError, OSError), Exception, lambda e: isinstance(e, TypeError), lambda e: 'k' in str(e), RuntimeError, ExceptionGroup, lambda e: isinstance(e, ExceptionGroup) and e.message == 'deep'):
    match_, rest = g.split(cond)
    print(show(match_), '/', show(rest), '/', show(g.subgroup(cond)), match_ is g, rest is g, getattr(match_, '__notes__', None))
for bad in (5, int, (ValueError, int), 'x', [ValueError]):
    try:
        g.split(bad)
    except TypeError as e:
        print(e)


class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code=0): self = super().__new__(cls, message, excs); self.code = code; return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)


class Plain(ExceptionGroup): pass


m, r = MyGroup('mine', [ValueError(1), KeyError(2)], 7).split(ValueError)
print(type(m).__name__, m.code, r.code, type(Plain('p', [ValueError(), KeyError()]).split(KeyError)[0]).__name__, type(BaseExceptionGroup('b', [ValueError(), KeyboardInterrupt()]).subgroup(ValueError)).__name__, type(BaseExceptionGroup('b', [ValueError()])).__name__)
def run(exc):
    log = []
    try:
        try:
            raise exc
        except* ValueError as e: log.append(('V', show(e)))
        except* (KeyError, OSError) as e: log.append(('K', show(e))); raise LookupError('new')
        except* TypeError: log.append('T'); raise
        else: log.append('else')
        finally: log.append('finally')
    except BaseException as e:
        log.append(('left', show(e) if isinstance(e, BaseExceptionGroup) else repr(e)))
    return log


for e in (g, ValueError('naked'), KeyError('naked'), RuntimeError('other'), ExceptionGroup('x', [RuntimeError('r'), ValueError('v')]), TypeError('t')):
    print(run(e))
for source in ('try: pass\nexcept* ExceptionGroup: pass', 'try: raise ValueError\nexcept* ExceptionGroup: pass', 'try: pass\nexcept*: pass', 'try: pass\nexcept* A: pass\nexcept B: pass', 'for i in []:\n try: pass\n except* A: break', 'def f():\n try: pass\n except* A: return', 'try: raise ValueError\nexcept* 5: pass', 'try: raise ValueError\nexcept* (KeyError, int): pass', 'def f():\n for i in []:\n  try: pass\n  except* A:\n   for j in []: break\nprint("ok")'):
    try:
        exec(source)
    except BaseException as e:
        print(type(e).__name__, getattr(e, 'msg', e))
counts = {}
for i in range(300):
    try:
        raise ExceptionGroup('g', [ValueError(i), KeyError(i)] if i % 3 else [TypeError(i)])
    except* ValueError as e: counts['v'] = counts.get('v', 0) + e.exceptions[0].args[0]
    except* (KeyError, TypeError) as e: counts[type(e.exceptions[0]).__name__] = counts.get(type(e.exceptions[0]).__name__, 0) + 1
print(counts)
