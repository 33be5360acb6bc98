"""Ranges in sequence patterns, unpacking, collections.abc, sequence functions."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import collections.abc
import random
r = range(4)
match r:
    case [0, *rest, 3]:
        print('sequence', rest)
match range(0):
    case []:
        print('empty')
match range(2, 4):
    case range(start=2, stop=s, step=1):
        print('class pattern', s)



def match_positional():
    match range(3):
        case range(3):
            return 'yes'
    return 'no'


t(match_positional)
print(isinstance(r, collections.abc.Sequence), isinstance(r, collections.abc.MutableSequence), isinstance(r, collections.abc.Hashable), isinstance(r, collections.abc.Reversible), isinstance(iter(r), collections.abc.Iterator))
a, b, c, d = r
(e, f), g = range(2), range(1)
print(a, d, e, f, g, (lambda *x: x)(*r), [*r, *reversed(r)], {**dict.fromkeys(r, 0)}, sorted(r, key=lambda x: -x), sum(r, 100), list(filter(None, r)), dict(enumerate(r)), dict(zip(r, 'abcd')), ','.join(f'{x}' for x in r), 'abcdef'[r[1]:r[3]], [10, 20, 30][range(3)[1]])
for f2 in (lambda: r + [1], lambda: [1] + r, lambda: list(r) + list(r), lambda: r * 2, lambda: r[0, 1], lambda: 'a' * r, lambda: r.sort(), lambda: r.reverse(), lambda: hash(r) == hash(range(4)), lambda: random.Random(5).choice(r) in r, lambda: len(random.Random(1).sample(range(10 ** 6), 3)), lambda: int(r), lambda: ord(r), lambda: f'{r:>10}', lambda: f'{r}', lambda: '%s' % r, lambda: '%d' % r, lambda: format(r, '')):
    t(f2)
x = list(range(10))
x[::2] = range(5)
x[len(x):] = range(2)
del x[range(3)[2]]
print(x)
total = 0
for i in range(300):
    p, *q = range(i, i + 1 + i % 4)
    total += p + sum(q) + range(i + 1)[-1]
print(total)
