"""None as default, missing result, marker in containers, optional chaining by hand."""
def f(a=None, b=None, *, c=None): return [x for x in (a, b, c) if x is not None]
def find(items, pred):
    for x in items:
        if pred(x): return x
def fill(items=None):
    items = [] if items is None else items
    items.append(len(items))
    return items


print(f(), f(1), f(b=0), f(c=''), find([1, 2, 3], lambda x: x > 1), find([], bool), find([0], lambda x: x == 0), fill(), fill(), fill([9]), f.__defaults__, f.__kwdefaults__)
class Node:
    def __init__(self, v, next=None): self.v, self.next = v, next
    def __iter__(self):
        n = self
        while n is not None:
            yield n.v
            n = n.next
print(list(Node(1, Node(2, Node(3)))))
d = {'a': None}
print(d.get('a'), d.get('b'), 'a' in d, d.setdefault('a', 5), d.pop('b', None), d.get('a', 7), dict.fromkeys('xy'), [None, 1][0], max([None, 3, 1], key=lambda x: x or 0), sorted([3, None, 1], key=lambda x: (x is None, x)), [x or 'dflt' for x in (None, 0, 'x')], list(filter(None, [None, 1])), [*map(lambda x: None, 'ab')], next(iter([]), None), getattr(d, 'nope', None), {None: 1, 'k': None}, [None] == [None], (None, 1) == (None, 1))
for g in (lambda: (None, 1) < (None, 2), lambda: (None, 1) < (1, None), lambda: [None] < [None], lambda: None.attr, lambda: d['a'].x, lambda: d['a']['k'], lambda: find([], bool) + 1, lambda: find([], bool)(), lambda: len(find([], bool)), lambda: f(None)[0], lambda: 'x'.split(None), lambda: 'x'.strip(None), lambda: sorted([2, 1], key=None), lambda: max([1, 2], key=None), lambda: print(end=None, sep=None), lambda: 'abc'.find('b', None, None), lambda: [1, 2, 3][None:None], lambda: slice(None), lambda: int('5', None), lambda: round(2.5, None), lambda: sum([1], None), lambda: 'a'.replace('a', None), lambda: 'a b'.split(None, None), lambda: open(None, None), lambda: range(None), lambda: enumerate('a', None), lambda: getattr(None, 'x', None), lambda: isinstance(None, type(None)), lambda: str(None), lambda: '{}'.format(None), lambda: '%5s|' % None, lambda: f'{None!s:>6}', lambda: pow(2, 3, None), lambda: dict(None), lambda: list(None)):
    try:
        print(repr(g()))
    except Exception as e:
        print(type(e).__name__, e)
class Lazy:
    _v = None
    @property
    def v(self):
        if self._v is None: self._v = 42
        return self._v
l = Lazy()
print(l.__dict__, l.v, l.__dict__)
best = None
tree = None
def insert(t, v): return (None, v, None) if t is None else (insert(t[0], v), t[1], t[2]) if v < t[1] else (t[0], t[1], insert(t[2], v))
def walk(t): return [] if t is None else walk(t[0]) + [t[1]] + walk(t[2])
for i in range(300):
    v = i * 37 % 101
    if best is None or v > best: best = v
    if i < 60: tree = insert(tree, v)
print(best, walk(tree) == sorted(i * 37 % 101 for i in range(60)))
