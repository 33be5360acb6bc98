"""del of names, attributes, items, slices, tuples of targets; errors; in loops."""
a, b, c, d = 1, [1, 2, 3, 4], {'k': 1}, 5
del a, b[0], c['k']; print(b, c, 'a' in globals()); del (b[0], [d]); print(b, 'd' in globals()); del b[:], c; print(b)
class O:
    x = 1
    def __delitem__(self, k): print('delitem', k)
    def __delattr__(self, n): print('delattr', n)
o = O(); del o[1], o[1:2], o.anything, o['a', ...]; del O.x; print(hasattr(O, 'x')); del ()
def f():
    x = 1
    del x
    try: x
    except UnboundLocalError as e: print(e)
    x = 2
    def g(): return x
    del x
    try: g()
    except NameError as e: print(e)
f()
for source in ('del x', 'del y', 'del x.z', 'del x[0]', 'del l[5]', 'del d["no"]', 'del t[0]', 'del s[0]', 'del 5', 'del f()', 'del x + 1', 'del (x, 1)', 'del *x', 'del x,', 'del', 'del None', 'del [x, (l)]', 'del "a"', 'del x if 1 else l', 'del x := 1', 'del len', 'del d', 'del l[::2]', 'del l["a"]', 'del {}', 'del x = 1', 'del (x)', 'del lambda: 0', 'del int.real', 'del l.append', 'del ...'):
    try: exec(source, dict(x=5, l=[1, 2, 3], d={}, t=(1,), s='a')); print(source, 'fine')
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e))
def hot(n):
    count, table = 0, {}
    for i in range(n):
        table[i] = v = i
        if i % 3 == 0: del v
        if i > 5: del table[i - 5]
        try: count += v
        except UnboundLocalError: count -= 1
    return count, len(table)
print(hot(300))
