"""match: literals, captures, wildcards, or-patterns, guards, values by dotted names."""
class Color: RED, GREEN = 1, 'g'
def m(x):
    match x:
        case 0: return 'zero'
        case -1 | -2.5: return 'negative'
        case 1 + 2j: return 'complex'
        case True: return 'True'
        case None: return 'None'
        case 'a' | 'b' as c: return 'str ' + c
        case b'x': return 'bytes'
        case Color.GREEN: return 'green'
        case int(n) if n > 100: return f'big {n}'
        case float() | int() as f if f % 2: return f'odd {f}'
        case (1 | 2) as q: return q
        case 'long' 'er': return 'joined'
        case _ if callable(x): return 'callable'
    return 'nothing'
for x in (0, 0.0, False, -1, -2.5, 1 + 2j, True, 1, None, 'a', 'b', b'x', 'g', 500, 7, 3.0, 2, 'longer', len, [], 'zz', -0.0): print(m(x), end='; ')
print()
match 1, 2:
    case x, y: print(x, y)
match = 5; match[0] if False else None; print(match); case = [1]; print(case[0])
match (5):
    case n: print('captured', n)
for source in ['match x:\n case y: 1\n case z: 2', 'match x:\n case _: 1\n case 2: 2', 'match x:\n case a | b: 1', 'match x:\n case [a, a]: 1', 'match x:\n case a | 1: 1', 'match x:\n case (a, b) | (b, a): print(a)', 'match x:\n case [a] | [b]: 1', 'match x:\n case 1 + 2: 1', 'match x:\n case -x: 1', 'match x:\n case f"a": 1', 'match x:\n case 1 as 2: 1', 'match x:\n case a as _: 1', 'match x:\n case x.y(): 1', 'match x:\n case x + 1: 1', 'match x:\n case {1, 2}: 1', 'match x:\n case *a: 1', 'match x:\n case [*a, *b]: 1', 'match x:\n case (): 1\n case []: 2', 'match x,:\n case [y]: print(y)', 'match *x, 1:\n case y: print(y)', 'match x:\n case a.b: 1', 'match x:\n case "a" "b": 1', 'match x:\n case 1 | "a" | None: 1', 'match x:\n case not 1: 1', 'match x:\n case 0x1F | 1_0: 1', 'match x:\n case {**rest, "a": 1}: 1', 'match x:\n case -1j: 0', 'match x:\n case 1 - 1j | +1: 0']:
    try: exec(source, {'x': (1, 2)}); print(repr(source), 'fine')
    except Exception as e: print(repr(source), '|', type(e).__name__, getattr(e, 'msg', e))
counts = {}
for i in range(330):
    k = m((i, i / 2, 'ab'[i % 2], None, -1)[i % 5])
    k = str(k).split()[0]; counts[k] = counts.get(k, 0) + 1
print(counts)
