"""try with except, else and finally in all combinations; order of everything that runs."""
def t(n):
    log = []
    try:
        log.append('t')
        if n & 1: raise KeyError('k')
        if n & 2: [][0]
        log.append('u')
    except KeyError as e:
        log.append('k')
        try:
            if n & 4: raise TypeError('again')
        finally: log.append('kf')
    except (IndexError, TypeError): log.append('i')
    else:
        log.append('e')
        if n & 4: 1 / 0
    finally:
        log.append('f')
        if n & 8: return log + ['returned']
    return log
for n in range(16):
    try: print(n, *t(n))
    except Exception as e: print(n, type(e).__name__, e, repr(e.__context__))
def values():
    def a():
        try: return 1
        finally: LOG.append('a')
    def b():
        x = 1
        try: return x
        finally: x = 2
    def c():
        try: return d()
        except ZeroDivisionError: return 'caught'
        else: return 'else'
    def d(): return 1 / 0
    def e():
        try: pass
        except: return 1
        else: return 2
        finally: LOG.append('e')
    def f():
        try:
            try: raise ValueError(1)
            finally: raise KeyError(2)
        except KeyError as k: return k.args, k.__context__.args
    return [g() for g in (a, b, c, e, f)]
LOG = []
print(values(), LOG)
for source in ('try: 1/0\nexcept ZeroDivisionError, ValueError: print("both")', 'try: 1/0\nexcept (A := ZeroDivisionError) as e: print(A, e)', 'try: pass\nexcept ValueError, KeyError as e: pass', 'try: pass\nexcept: pass\nexcept ValueError: pass', 'try: 1\nexcept* ValueError: pass\nexcept KeyError: pass', 'try: 1/0\nexcept [ZeroDivisionError]: pass', 'try: 1/0\nexcept ValueError as e.x: pass', 'try: 1/0\nexcept ZeroDivisionError as (a): pass', 'try: 1\nfinally: 2\nexcept: 3'):
    try: exec(source)
    except Exception as e: print(repr(source), '|', type(e).__name__, getattr(e, 'msg', e))
def hot(n):
    c = 0
    for i in range(n):
        try:
            c += 1
            if i % 5 == 0: raise ValueError(i)
            if i % 7 == 0: c += [1, 2][i]
        except ValueError as e: c += e.args[0] % 3
        except IndexError: c += 10
        else: c += 100
        finally: c += 1000
    return c
print(hot(400))
