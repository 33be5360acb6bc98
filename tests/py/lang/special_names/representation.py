"""__repr__, __str__, __format__, __bytes__ and what uses which."""
class R:
    def __repr__(self): return 'R()'


class S(R):
    def __str__(self): return 'text'


class F(S):
    def __format__(self, spec): return f'<{spec!r}>'
    def __bytes__(self): return b'bytes'


for x in (R(), S(), F()):
    print(x, repr(x), str(x), f'{x}', f'{x!r}', f'{x!s:>8}', '%s %r' % (x, x), [x], {x: x}, format(x, '') if type(x) is not R else '', '{:}'.format(x))
print(format(F(), 'spec'), f'{F():a{1 + 1}b}', bytes(F()))


class Wrong:
    def __repr__(self): return 5
    def __str__(self): return b''
    def __format__(self, spec): return 1
    def __bytes__(self): return 'x'


for f in (repr, str, format, bytes, ascii):
    try:
        print(f(Wrong()))
    except TypeError as e:
        print(e)
for x in (R(), object(), None, [], {}, (), lambda: 0):
    try:
        format(x, 'd')
    except TypeError as e:
        print(e)


class Sub(str):
    def __str__(self): return 'sub str'
    def __repr__(self): return 'sub repr'


s = Sub('value')
print(s, repr(s), f'{s}', s + '', '%s' % s, ''.join([s]), format(s), str(s), type(str(s)))
total = 0
objects = [R(), S(), F(), s]
for i in range(400):
    total += len(f'{objects[i % 4]}') + len(str(objects[-i % 4]))
print(total)


class Loop:
    def __init__(self): self.items = [self]
    def __repr__(self): return f'Loop{len(self.items)}'


print(Loop().items, [[...]])
