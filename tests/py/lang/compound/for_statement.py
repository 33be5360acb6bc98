"""for: targets, else, changing what is iterated, iterators, star targets, leaking names."""
for i in range(3): pass
print(i)
for i in []: pass
print(i)
for x, (y, *z) in [(1, 'abc'), (2, (3,))]: print(x, y, z)
d, l = {}, [0, 0]
for d['k'] in 'ab': pass
for l[0], l[-1] in [(1, 2), (3, 4)]: pass
class O: pass
for O.attr in range(5): pass
print(d, l, O.attr)
items = [1, 2, 3, 4]
for v in items:
    if v == 2: items.remove(v)
print(items)
items = [1]
for v in items:
    if len(items) < 5: items.append(v + 1)
print(items)
for kind, change in (({1: 1}, lambda c: c.update({2: 2})), ({1}, lambda c: c.add(2)), ({1: 1, 2: 2}, lambda c: c.pop(2))):
    try:
        for v in kind: change(kind)
    except RuntimeError as e: print(e)
for source in ('for x in 5: pass', 'for x, y in [1]: pass', 'for x, y in [(1, 2, 3)]: pass', 'for x in None: pass', 'for a, b in {1: 2}: pass', 'for x in iter(int, 1): break', 'for *x in [1]: pass', 'for *x, in [[1, 2]]: print(x)', 'for 1 in x: pass', 'for f() in x: pass', 'for x in *[1], 2: print(x)', 'for x in 1, 2: pass', 'for x in: pass', 'for (x) in [1]: print(x)', 'for x in y := [1]: 0', 'for x if 1 else y in z: 0', 'for i in range(2): i = 10; print(i)'):
    try: exec(source)
    except (TypeError, ValueError, SyntaxError) as e: print(source, '|', getattr(e, 'msg', e))
def search(n):
    for i in range(2, n):
        if n % i == 0: break
    else: return True
    return False
print([n for n in range(60) if search(n)], sum(map(search, range(300))))
total = 0
for source in (range(300), [i / 2 for i in range(50)], (i for i in range(99)), 'abc' * 30, {i: i for i in range(80)}, {1, 2, 3}, map(str, range(40)), zip(range(70), range(70)), enumerate('xy' * 20), reversed(range(64)), bytes(50), iter([5] * 33)):
    for v in source: total += v if isinstance(v, (int, float)) else len(v)
print(total)
