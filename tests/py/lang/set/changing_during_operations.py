"""Hashes, equality and iterables that change the set in the middle of an operation."""
class Clears:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
    def __eq__(self, o):
        target.clear()
        return False


def run(f):
    global target
    target = {1, 2, 3}
    try:
        r = f()
        print(r if not isinstance(r, (set, frozenset)) else len(r), sorted(map(str, (x for x in target if isinstance(x, int)))))
    except Exception as e:
        print(type(e).__name__, e)


run(lambda: Clears(1) in target)
run(lambda: target.discard(Clears(1)))
run(lambda: len(target) >= 0 and target.isdisjoint([Clears(9)]))


def growing():
    for i in range(5):
        target.add(i + 50)
        yield i


run(lambda: target.update(growing()))
run(lambda: target.union(growing()) is None)
run(lambda: target.issuperset(growing()))
run(lambda: target.difference_update(growing()))


def shrinking():
    yield 1
    target.clear()
    yield 2


run(lambda: target.update(shrinking()))
run(lambda: target.intersection(shrinking()))
run(lambda: target.symmetric_difference(shrinking()))
run(lambda: target.issubset(shrinking()))


class Hashes:
    def __hash__(self):
        target.add('from hash')
        return 77


run(lambda: target.add(Hashes()))
run(lambda: Hashes() in target)
s = set()
for i in range(500):
    s.add(i)
    if i % 5 == 0:
        s -= {i - 5, i - 4}
    if i % 100 == 99:
        s = {v for v in s if v % 2}
print(len(s), sum(s))
