"""Exceptions as ordinary objects: stored, compared, raised again and again, passed between generators, used as keys, made by factories."""
import collections


def result(f, *args):
    """('ok', value) or ('error', exception): no exception gets out."""
    try:
        return 'ok', f(*args)
    except Exception as e:
        return 'error', e


results = [result(int, t) for t in ('1', 'x', '3', None)] + [result(lambda: {}['k']), result(len, 5), result(divmod, 1, 0)]
print([(k, v if k == 'ok' else type(v).__name__) for k, v in results], collections.Counter(type(v) for k, v in results)[TypeError])
saved = next(v for k, v in results if k == 'error')
lengths = []
for _ in range(3):
    try:
        raise saved
    except ValueError as e:
        depth, tb = 0, e.__traceback__
        while tb: depth, tb = depth + 1, tb.tb_next
        lengths.append((e is saved, depth))
print(lengths, saved == saved, saved == ValueError(*saved.args), saved in [saved], {saved: 'key'}[saved])
kinds = {404: LookupError, 400: ValueError, 500: RuntimeError}
def fail(code): raise kinds.get(code, Exception)(f'code {code}')
for code in (404, 400, 500, 1):
    try: fail(code)
    except tuple(kinds.values()) as e: print(type(e).__name__, e, end='; ')
    except Exception as e: print('other', e)


def worker():
    """Takes values and exceptions; what it is thrown it counts."""
    seen = collections.Counter()
    while True:
        try:
            got = yield dict(seen)
            seen['value'] += got or 0
        except (KeyError, ValueError) as e:
            seen[type(e).__name__] += 1
        except Exception as e:
            return repr(e), seen['value']


w = worker()
next(w)
errors = [KeyError('k'), ValueError('v')]
for i in range(400):
    state = w.send(1) if i % 3 else w.throw(errors[i % 2])
print(state)
try:
    w.throw(OSError('end'))
except StopIteration as s:
    print(s.value)
class Stop(Exception):
    def __init__(self, value): self.value = value
def find(tree, wanted, path=()):
    if tree == wanted: raise Stop(path)
    if isinstance(tree, dict):
        for k, v in tree.items(): find(v, wanted, path + (k,))
tree = {}
for i in range(200): tree.setdefault(i % 5, {}).setdefault(i % 7, {})[i] = i * i
total = 0
for i in range(0, 200, 3):
    try: find(tree, i * i)
    except Stop as s: total += len(s.value) + sum(s.value)
print(total, [c.__name__ for c in ZeroDivisionError.__mro__], issubclass(FileNotFoundError, (LookupError, OSError)))
