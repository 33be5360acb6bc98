"""and, or, not: operands as results, short circuit, truth of everything, mixing."""
def t(x): LOG.append(x); return x
LOG = []
print(t(0) and t(1), t(2) and t(3), t('') or t('x'), t('y') or t('z'), t(0) or t('') or t([]), t(1) and t(0) or t(5), not t(0) and t(6), LOG)
print(1 or 2 and 0, (1 or 2) and 0, not 1 == 2, not (1 or 0), not not [], [] or {} or (), None or False, 0.0 or -0.0, '0' and 'a', not None is None, 1 and not 0)
for x in (0, 1, '', 'a', [], [0], (), (0,), {}, {0: 0}, set(), None, 0.0, 0j, float('nan'), range(0), range(1), b'', object, print, ..., memoryview(b''), bytearray(), type, iter([]), 10 ** 30, -0.0, frozenset()):
    print(int(bool(x)), int(not x), end=' ')
print()
class B:
    def __bool__(self): raise ValueError('no truth')
for source in ('B() and 1', 'not B()', '0 and B()', 'B() or 1', '1 if B() else 2', '[x for x in [1] if B()]', 'any([0, B()])', 'all([0, B()])', 'filter(None, [B()]).__next__()', 'not 0 or B()', 'bool(B)'):
    try: print(eval(source))
    except ValueError as e: print(source, '|', e)
def f(a, b, c): return a and b or c, not a or b and not c, (a or b) and c
total = 0
for i in range(300):
    for r in f(i % 2, [] if i % 3 else [i], i % 5 or None):
        total += r if isinstance(r, int) else len(r) if r else 7
    if i % 2 and i % 3 or not i % 7: total += 1
    while not i % 100 and total < 0: total += 1
print(total)
