"""match: class patterns, __match_args__, keyword sub-patterns, built-in types, errors."""
class Pt:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Pt3(Pt):
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
from dataclasses import dataclass
@dataclass
class Cmd: name: str; args: tuple = (); flag: bool = False
def m(v):
    match v:
        case Pt(0, 0): return 'origin'
        case Pt3(x, z=3): return ('pt3', x)
        case Pt(x, y=Pt(a, b)): return ('inner', x, a, b)
        case Pt(x=1 | 2 as x, y=_): return ('small', x)
        case Cmd('go', (a, *_)): return ('go', a)
        case Cmd(name, flag=True): return ('flag', name)
        case bool(b): return ('bool', b)
        case int(n) | float(n): return ('num', n)
        case str(t) if t: return ('str', t)
        case tuple((a, b)): return ('pair', a, b)
        case list([]) | dict(): return 'container'
        case Pt() | Cmd(): return 'other'
        case type(): return 'type'
    return None
for v in (Pt(0, 0), Pt3(5, 1, 3), Pt(4, Pt(1, 2)), Pt(2, 9), Cmd('go', (7, 8)), Cmd('x', flag=True), True, 5, 2.5, 'a', '', (1, 2), [], {}, Pt(9, 9), Cmd('n'), int, None, b''): print(m(v), end='; ')
print()
class NoArgs: pass
class Bad: __match_args__ = ['x']
class Bad2: __match_args__ = (1,)
class Prop:
    @property
    def p(self): raise KeyError('in property')
    def __getattr__(self, n): LOG.append(n); raise AttributeError(n)
LOG = []
for source in ('NoArgs(1)', 'Bad(1)', 'Bad2(1)', 'Pt(1, 2, 3)', 'Pt(1, x=2)', 'int(1, 2)', 'Prop(p=1)', 'Prop(q=1)', 'NoArgs(z=1)', 'undefined()', 'five()', 'Pt(x=1, x=2)', 'Pt(x=1, 2)', 'int(real=r)', 'Pt.x()', 'str(x, y)', 'Pt(**k)', 'Pt(*a)', 'NoArgs()', 'list(a, b)', 'dict(x)', 'object()'):
    for v in (NoArgs(), Bad(), Bad2(), Pt(1, 2), 5, Prop()):
        try: exec(f'match v:\n case {source}: r = "matched"\n case _: r = None', space := {**globals(), 'v': v, 'five': 5})
        except Exception as e: print(source, '|', type(v).__name__, type(e).__name__, getattr(e, 'msg', e)); break
        if space['r']: print(source, 'matched', type(v).__name__)
print(LOG[:2])
shapes, total = [Pt(1, 2), Pt3(1, 2, 3), Pt(0, 0), Cmd('go', (4,)), 7, 2.5, 'ab', (3, 4)], 0
for i in range(400):
    if i == 300: Pt.__match_args__ = ('y', 'x')
    match shapes[i % 8]:
        case Pt(a, 2) | Pt3(a): total += a
        case Pt(): total += 100
        case Cmd(args=(n,)) | int(n) | float(n): total += n
        case str() as t: total += len(t)
        case a, b: total += a * b
print(total)
