"""and, or, not, if, while, comprehension conditions, conditional expressions: values and order of evaluation."""
log = []
class V:
    def __init__(self, name, truth): self.name, self.truth = name, truth
    def __bool__(self):
        log.append(self.name)
        if self.truth is None:
            raise ValueError('no truth')
        return self.truth
    def __repr__(self): return self.name


a, b, c = V('a', True), V('b', False), V('c', True)
for f in (lambda: a and b, lambda: b and a, lambda: a or b, lambda: b or a, lambda: a and b and c, lambda: b or b or c, lambda: a and (b or c), lambda: (a and b) or c, lambda: not a, lambda: not b, lambda: not not a, lambda: a if b else c, lambda: b if a else c, lambda: [x for x in (a, b, c) if x], lambda: any([b, a, c]), lambda: all([a, b, c]), lambda: bool(a), lambda: list(filter(None, (a, b))), lambda: a and not b or c, lambda: (a or b) and (b or c), lambda: not (a and b), lambda: 1 if not b else 2, lambda: b == 1 or a, lambda: (a and b) if (b or c) else a):
    log.clear()
    r = f()
    print(r, log)
log.clear()
if a and not b:
    print('if', log)
if b:
    pass
elif not a or c:
    print('elif', log)
n = 0
log.clear()
while a and n < 3:
    n += 1
print(n, len(log))
e = V('e', None)
for f in (lambda: e and a, lambda: not e, lambda: a or e, lambda: b or e, lambda: a if e else b, lambda: any([e]), lambda: [1 for _ in 'x' if e], lambda: bool(e)):
    try:
        print(f())
    except ValueError as err:
        print(err)
try:
    assert b, 'message'
except AssertionError as err:
    print('assert', err)
print(1 and 2, 0 and 1, '' or 'x', None or 0 or [], 1 and [] or 'z', not 0, not '', 1 < 2 and 'yes', None and 1 / 0, 1 or 1 / 0)
count = 0
for i in range(600):
    x, y, z = i % 2, i % 3, i % 5
    if x and y or not z:
        count += 1
    count += (x and y and z) + (x or y or z) + (not x) * 2 + (1 if x and not y else 3)
    while x or y:
        x, y = 0, y and y - 1
        count += 1
print(count)
