"""None and ... in conditions of hot code; is, is not, ==, and, or, in mixtures."""
class Odd:
    def __eq__(self, o): return True
    def __bool__(self): return False


def kinds(x):
    out = []
    if x is None: out.append('is none')
    if x is not None: out.append('not none')
    if x == None: out.append('eq none')
    if x != None: out.append('ne none')
    if not x: out.append('falsy')
    if x is ...: out.append('dots')
    if None is x is None: out.append('chain')
    if x in (None, ...): out.append('in')
    if isinstance(x, type(None)): out.append('type')
    return out


for x in (None, ..., 0, '', Odd(), [], True, 1.5, type(None), 'None'):
    print(type(x).__name__, kinds(x))
def first(*xs):
    for x in xs:
        if x is not None: return x
def pick(a, b): return a or b, a and b, a if a is not None else b, (a, b)[a is None], not a, not not b
for a in (None, ..., 0, 5):
    print([pick(a, b) for b in (None, ..., 0)], first(a, None, 3))
def chain(x, steps):
    n = 0
    while x is not None and n < steps:
        x = x[0] if isinstance(x, tuple) else None
        n += 1
    return n
deep = None
for _ in range(50): deep = (deep,)
print(chain(deep, 100), chain(None, 5), chain((((None,),),), 2))
def mixed(vals):
    a = b = c = d = 0
    for v in vals:
        if v is None:
            a += 1
            continue
        if v is ...: b += 1
        elif v is NotImplemented: c += 1
        elif not v: d += 1
        else: a -= v
    return a, b, c, d
vals = [None, ..., NotImplemented, 0, 1, False, True, 2.5, [], None]
vals[8] = 0.0
print(mixed(vals), mixed(vals * 60), mixed([None] * 500), mixed([...] * 10 + [None] * 10))
class Node:
    __slots__ = 'key', 'left', 'right'
    def __init__(self, key): self.key, self.left, self.right = key, None, None
root = None
for i in range(300):
    k = i * 73 % 211
    if root is None:
        root = Node(k)
        continue
    at = root
    while True:
        side = 'left' if k < at.key else 'right'
        nxt = at.left if k < at.key else at.right
        if nxt is None:
            setattr(at, side, Node(k))
            break
        at = nxt
def height(n): return 0 if n is None else 1 + max(height(n.left), height(n.right))
def walk(n): return [] if n is None else walk(n.left) + [n.key] + walk(n.right)
print(height(root) > 5, walk(root) == sorted(i * 73 % 211 for i in range(300)))
