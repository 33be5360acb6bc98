"""if, elif, else: truth of conditions, nesting, walrus, constants folded away."""
def kind(x):
    if x is None: return 'none'
    elif isinstance(x, bool): return 'bool'
    elif isinstance(x, (int, float)):
        if x < 0: return 'negative'
        elif not x: return 'zero'
        elif x != x: return 'nan'
        else:
            if x > 100: return 'large'
        return 'small'
    elif x: return 'true ' + type(x).__name__
    else: return 'false ' + type(x).__name__
    return 'never'
values = [None, True, -1, 0, 5, 500, float('nan'), 'a', '', [], [0], {}, 0.0, -0.5]
print([kind(v) for v in values])
if 0: dead = 1
if 1: alive = 1
if __debug__: debug = 1
if not ...: dead = 2
if None: pass
elif '': pass
elif (n := 3) > 2 and (m := n * 2): print(n, m)
print('dead' in globals(), alive, debug)
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): COUNT.append(1); return self.v
COUNT = []
for a in (T(True), T(False)):
    for b in (T(True), T(False)):
        if a and b: r = 'both'
        elif a or b: r = 'one'
        else: r = 'none'
        if not a: r += '!'
        print(r, end=' ')
print(len(COUNT))
class Raises:
    def __bool__(self): raise ValueError('no')
    def __len__(self): return 5
for bad in (Raises(), type('L', (), {'__len__': lambda s: -1})(), type('B', (), {'__bool__': lambda s: 'x'})()):
    try:
        if bad: print('yes')
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
counts = {}
for i in range(420):
    k = kind(values[i % len(values)] if i % 3 else i - 200)
    counts[k] = counts.get(k, 0) + 1
print(counts)
