"""Generator expressions: laziness, first iterable at once, closures, misuse."""
def log(x): LOG.append(x); return x
LOG = []
g = (log(i) for i in log([1, 2, 3]))
print(LOG, next(g), LOG, list(g), LOG, list(g))
n = 10
g = (i * n for i in range(3))
n = 100
print(list(g), type(g).__name__, g.__name__, g.__qualname__)
try: (1 / 0 for i in 5)
except TypeError as e: print(e)
g = (1 / i for i in (1, 0, 2))
print(next(g))
try: next(g)
except ZeroDivisionError as e: print(e, list(g))
print(sum(i for i in range(5)), (sorted)(i for i in 'cab'), ','.join(str(i) for i in range(3)), tuple((i, j) for i in 'ab' for j in range(2)))
for source in ('f(i for i in [1], 2)', 'f(1, i for i in [1])', 'f(i for i in [1], *[])', 'f((i for i in [1]), 2)', 'f(x=i for i in [1])', 'f(i for i in [1])', 'class_(i for i in [])', '(i for i in)', '(yield i for i in [])'):
    try: print(eval(source, {'f': lambda *a, **k: len(a), 'class_': bool}))
    except SyntaxError as e: print(source, '|', e.msg)
def evens(n): return (i for i in range(n) if not i % 2)
total = 0
for i in range(100): total += sum(evens(i % 20)) + next((j for j in evens(50) if j > i % 30), -1)
print(total)
