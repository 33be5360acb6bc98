"""range(...): arguments, attributes, repr, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
    def __repr__(self): return f'I({self.n})'


for args in ((5,), (0,), (-5,), (1, 5), (5, 1), (1, 10, 3), (10, 1, -3), (True, 4), (I(2), I(9), I(3)), (10 ** 30, 10 ** 30 + 2), (0, 10 ** 30, 10 ** 29), (), (1, 2, 3, 4), (1.0,), ('5',), (None,), (1, None), (1, 2, 0), (1, 2, 1.5), (1, 2, None), (I('x'),), ([],)):
    t(range, *args)
t(range, stop=5)
t(range, 1, step=2)
r = range(2, 20, 3)
print(r.start, r.stop, r.step, len(r), repr(r), str(r), list(r), bool(range(0)), bool(r), range(1, 5, 1), range(I(3)).stop, type(range(True).stop))
for name in ('start', 'stop', 'step', 'other'):
    t(setattr, r, name, 1)
    t(delattr, r, name)
try:
    class R(range):
        pass
except TypeError as e:
    print(e)
print(range.__mro__, [n for n in dir(range) if not n.startswith('__')], type(range.__dict__['start']).__name__, range.__dict__['start'].__get__(r), range.__name__)
t(lambda: range(5)())
t(lambda: range(5).x)
n = 0
for i in range(400):
    q = range(i % 7, i, 1 + i % 4)
    n += len(q) + q.start + q.stop + q.step
print(n)
