"""Every statement that binds a name, in a function, with what it binds."""
def all_forms(p, *a, q=1, **k):
    import math
    from os import sep as s
    x = y = 1
    x += 1
    (t, [u, *v]) = 1, 'abc'
    for f in range(2): pass
    with memoryview(b'') as w: pass
    try: 1 / 0
    except ZeroDivisionError as e: name = type(e).__name__
    def inner(): pass
    class K: pass
    if (z := 5): pass
    match {'m': [1, 2]}:
        case {'m': [m, *n], **rest}: pass
    ann: int = 3
    type Al = int
    [g for g in (1, 2)]
    del t
    return sorted(locals())
print(all_forms(1))
print(all_forms.__code__.co_varnames[:4], all_forms.__code__.co_nlocals > 20)
total = 0
for i in range(150): total += len(all_forms(i, i, q=i, r=1))
print(total)
