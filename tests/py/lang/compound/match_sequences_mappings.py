"""match: sequence and mapping patterns, stars, nesting, what counts as a sequence."""
from collections import deque, OrderedDict, namedtuple, defaultdict
P = namedtuple('P', 'x y')
def s(v):
    match v:
        case []: return 'empty'
        case [x]: return ('one', x)
        case [1, *rest, 9]: return ('1..9', rest)
        case (a, [b, *_], *c): return ('nested', a, b, c)
        case [_, _]: return 'pair'
        case [*all]: return ('all', all)
        case _: return 'none'
for v in ([], (), [5], (1, 9), [1, 2, 3, 9], [3, [4, 5], 6, 7], 'ab', b'ab', (1, 2), range(2), deque([1, 2, 3]), {1, 2}, {1: 2}, bytearray(b'a'), memoryview(b'ab'), P(3, 4), iter([]), [[], []], 'x', (4, (5,)), None): print(s(v), end='; ')
print()
def d(v):
    match v:
        case {'type': 'a', 'v': x}: return ('a', x)
        case {'type': 'b', **rest}: return ('b', rest)
        case {1: _, 'deep': {'er': [x, *_]}}: return ('deep', x)
        case {None: n, True: t}: return ('keys', n, t)
        case {}: return ('mapping', len(v))
        case _: return 'none'
for v in ({'type': 'a', 'v': 1}, {'type': 'b', 'v': 2, 'w': 3}, {1: 0, 'deep': {'er': (5, 6)}}, {None: 1, 1: 2}, {}, OrderedDict(z=1), [], defaultdict(int), 'x', {'type': 'b'}): print(d(v), end='; ')
print()
dd = defaultdict(list)
match dd:
    case {'missing': x}: print('made')
    case _: print('not made', dict(dd))
class G(dict):
    def get(self, k, default=None): LOG.append(k); return super().get(k, default)
LOG = []
match G(a=1):
    case {'z': _}: pass
    case {'a': 1}: print('found', LOG)
from collections.abc import Sequence
class Seq(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): LOG.append(i); return [10, 20][i]
match Seq():
    case [a, b]: print(a, b)
match Seq():
    case [a, *b]: print(a, b)
for source in ('match {}:\n case {"a": 1, "a": 2}: 0', 'match {}:\n case {x: 1}: 0', 'match {}:\n case {**_}: 0', 'match {}:\n case {**a, **b}: 0', 'match {}:\n case {-1: a, 1 + 1j: b}: 0', 'match {}:\n case {a.b: 1}: 0', 'match [1]:\n case [x, *x]: 0', 'match {}:\n case {"a": x, "b": x}: 0', 'match {1: 1}:\n case {1: a, True: b}: 0', 'match {}:\n case {**rest,}: print(rest)'):
    try: exec(source); print('fine')
    except Exception as e: print(repr(source), '|', type(e).__name__, getattr(e, 'msg', e))
total = 0
for i in range(300):
    match (i % 4, [i] * (i % 3), {'k': i}):
        case 0, [], {'k': k}: total += k
        case 1 | 2 as n, [a, *_], _: total += n * a
        case 3, *rest if len(rest) == 2: total += 1
        case _: total -= 1
print(total)
