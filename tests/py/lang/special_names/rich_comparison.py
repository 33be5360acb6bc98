"""The six comparisons: reflection, NotImplemented, defaults, subclasses first."""
class N:
    def __init__(self, v): self.v = v
    def __lt__(self, o): LOG.append(f'{self.v}<'); return self.v < o.v if isinstance(o, N) else NotImplemented
    def __le__(self, o): LOG.append(f'{self.v}<='); return NotImplemented
    def __eq__(self, o): LOG.append(f'{self.v}=='); return NotImplemented
    def __gt__(self, o): LOG.append(f'{self.v}>'); return 'truthy'
    def __ge__(self, o): LOG.append(f'{self.v}>='); return []
    __hash__ = None


class M(N):
    def __gt__(self, o): LOG.append('M>'); return False
    def __eq__(self, o): LOG.append('M=='); return True


LOG = []
a, b, m = N(1), N(2), M(3)
for text in ('a < b', 'a > b', 'a <= b', 'a >= b', 'a == b', 'a != b', 'a < m', 'a == m', 'm == a', 'a != m', 'a == 5', '5 < a', '5 == a', 'a is a', 'a == a', 'not (a >= b)', 'a < b < m'):
    LOG.clear()
    try:
        print(text, eval(text), LOG)
    except TypeError as e:
        print(text, e, LOG)


class E:
    def __eq__(self, other): return False


e = E()
print(e == e, [e] == [e], e in [e], (e,) == (e,), {1: e} == {1: e}, [e].index(e), [E()].count(e), e != e, E.__hash__)


class NE:
    def __ne__(self, other): return 'ne'


print(NE() != NE(), NE() == NE())


class V:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return self.v == o.v


items = [V(i * 7 % 100) for i in range(300)]
print([x.v for x in sorted(items)[:5]], max(items, key=lambda x: x.v).v, min(items).v, sum(x == y for x, y in zip(items, items[::-1])))
for op in ('<', '<=', '>', '>='):
    try:
        eval(f'object() {op} object()')
    except TypeError as e:
        print(e)
