"""finally with return, break, continue, raise in every combination; nesting; generators; values kept; warnings off."""
def f(how, *, fin=None):
    log = []
    for i in range(3):
        try:
            log.append(f't{i}')
            if how == 'return': return log
            if how == 'break': break
            if how == 'continue': continue
            if how == 'raise': raise ValueError(i)
            if how == 'nested':
                try: 1 / 0
                finally: log.append('inner')
        except ZeroDivisionError:
            log.append('caught')
            if fin == 'again': raise KeyError
        else:
            log.append('else')
        finally:
            log.append(f'f{i}')
            if fin == 'stop' and i == 1: raise StopAsyncIteration
    else:
        log.append('loop else')
    return [*log, 'end']


for how in ('none', 'return', 'break', 'continue', 'raise', 'nested'):
    for fin in (None, 'again', 'stop'):
        try:
            print(how, fin, f(how, fin=fin))
        except Exception as e:
            print(how, fin, type(e).__name__, type(e.__context__).__name__)


def value_kept():
    x = 1
    try: return x
    finally: x = 2


def list_changed():
    x = [1]
    try: return x
    finally: x.append(2)


def three_deep(n):
    out = []
    try:
        try:
            try:
                if n == 1: raise KeyError
                if n == 2: return out
                out.append('body')
            finally:
                out.append('a')
                if n == 3: raise IndexError
        except KeyError: out.append('key')
        finally: out.append('b')
    except IndexError: out.append('index'); return out
    finally: out.append('c')
    return out + ['end']


print(value_kept(), list_changed(), [three_deep(n) for n in range(4)])


def gen(log):
    try:
        for i in range(3):
            try: yield i
            finally: log.append(f'inner {i}')
    except GeneratorExit: log.append('exit'); raise
    finally: log.append('outer')


for stop in (1, 2, 5):
    log = []
    g = gen(log)
    got = [v for _, v in zip(range(stop), g)]
    g.close()
    print(got, log)


def loops():
    out = []
    i = 0
    while True:
        i += 1
        try:
            if i % 2: continue
            if i > 6: break
            for j in range(3):
                try:
                    if j == 1: break
                finally: out.append((i, j))
            else: out.append('no')
        finally: out.append(i)
    return out


print(loops())


def with_in_finally(log):
    class CM:
        def __init__(self, n): self.n = n
        def __enter__(self): log.append(f'+{self.n}')
        def __exit__(self, t, v, tb): log.append(f'-{self.n}{t.__name__ if t else ""}'); return self.n == 'swallow'
    try:
        with CM('a'), CM('swallow'), CM('b'): raise OSError
    finally:
        with CM('c'): log.append('fin')
    return log


print(with_in_finally([]))


def hot(n):
    total = 0
    for i in range(n):
        try:
            if i % 7 == 0: raise ValueError
            if i % 5 == 0: continue
            total += i
        except ValueError: total -= 1
        else: total += 2
        finally:
            total += 1
    return total


def hot_return(i):
    try:
        if i & 1: return i
        if i & 2: raise KeyError
    except KeyError: return -i
    finally: COUNT[0] += 1
    return 0


COUNT = [0]
print(hot(700), sum(hot_return(i) for i in range(500)), COUNT)
