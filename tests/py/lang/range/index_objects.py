"""Arguments with __index__: when it is called, and its errors."""
class I:
    def __init__(self, n, log): self.n, self.log = n, log

    def __index__(self):
        self.log.append(self.n)
        if isinstance(self.n, Exception):
            raise self.n
        return self.n


log = []
r = range(I(1, log), I(10, log), I(3, log))
print(r, log, type(r.start).__name__)
log.clear()
for args in ((I(ValueError('start'), log), 5), (1, I(KeyError('stop'), log), I(0, log)), (0, 5, I(0, log)), (I('x', log),), (I(1.5, log),), (I(None, log), I(2, log))):
    try:
        print(range(*args))
    except Exception as e:
        print(type(e).__name__, e, len(log))
log.clear()
print(r[I(1, log)], r[I(0, log):I(2, log)], range(10)[I(-1, log)], I(4, log) in r, log)
try:
    r.index(I(4, log))
except ValueError as e:
    print('ValueError')


class Int(int):
    def __index__(self): return 99
    def __add__(self, o): return 'never'


q = range(Int(2), Int(6))
print(q, list(q), type(q.start).__name__, type(q[0]).__name__, range(Int(3)), range(5)[Int(2)])


class Float:
    def __int__(self): return 3
    def __float__(self): return 3.0


for bad in (Float(), 3.0, 3 + 0j, '3', b'3'):
    try:
        range(bad)
    except TypeError as e:
        print(e)


class Bool:
    def __index__(self): return True


import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(range(0, True), [str(w.message) for w in seen])
n = 0
for i in range(300):
    for j in range(I(i % 4, []), I(6, [])):
        n += j
print(n)
