"""pop, remove, clear, index, count, reverse, copy; comparisons that change the list."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = [1, 2.0, '3', None, 1, True, 'x']
print(a.count(1), a.count(2), a.count('zz'), a.index(2), a.index(1, 1), a.index(1, -3), a.index(None, 0, 4), a.index('x', -1))
for args in ((), (5,), (1, 5), (1, 1, 4), (1, 'x'), (1, None), (1, 0, 1, 2), ('3', 10 ** 30), (1, -10 ** 30)):
    t(a.index, *args)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(True), a)
for args in ((10,), (-10,), ('x',), (1.0,), (None,), (1, 2), (10 ** 30,)):
    t(a.pop, *args)
t([].pop)
t([].pop, 0)
t([].remove, 1)
print(a.remove(2), a, a.reverse(), a, a.copy(), a.copy() is a)
for f, args in ((a.remove, ()), (a.remove, (99,)), (a.count, ()), (a.clear, (1,)), (a.copy, (1,)), (a.reverse, (1,)), (a.remove, (1, 2))):
    t(f, *args)
print(a.clear(), a)
nan = float('nan')
n = [nan, 1]
print(n.index(nan), n.count(nan), nan in n, n == [nan, 1], n.remove(nan), n)


class Eq:
    def __init__(self, act): self.act = act
    def __eq__(self, other): return self.act(other)


def clear(other):
    b.clear()
    return True


b = [1, 2, 3]
t(b.remove, Eq(clear))
print(b)
b = [1, 2, 3]
t(b.index, Eq(lambda o: b.clear()))
b = [1, 2, 3]
t(b.count, Eq(lambda o: b.pop()))
print(b)
t([1].index, Eq(lambda o: 1 // 0))
t(lambda: Eq(lambda o: 'truthy') in [5])
t([Eq(lambda o: o == 2)].index, 2)
q = list(range(10))
total = 0
for i in range(600):
    total += q.pop(0) + q.pop()
    q.append(i)
    q.insert(3, -i)
    if i % 3 == 0:
        q.remove(i)
        q.append(q.count(i) + q.index(q[-1]))
print(total, q)
