"""Tuples in match, star arguments, returns, formatting, except clauses and isinstance."""
def kind(v):
    match v:
        case ():
            return 'empty'
        case (x,):
            return f'one {x}'
        case (0, y) | (y, 0):
            return f'axis {y}'
        case (x, y) if x == y:
            return f'diagonal {x}'
        case (str() as s, *rest):
            return f'{s} then {rest}'
        case (x, (y, z)):
            return f'nested {x} {y} {z}'
        case (_, _, *more):
            return f'many {len(more)}'
        case _:
            return 'none'


for v in ((), (1,), (0, 5), (5, 0), (2, 2), ('a', 1, 2), (1, (2, 3)), (1, 2, 3, 4), [0, 1], 'ab', 5, range(2)):
    print(kind(v), end='; ')
print()


def f(a, *args, b=0, **kw): return a, args, b, kw


print(f(*(1, 2, 3)), f(*(), 1), f(1, *(2,), b=3, **dict((('c', 4),))), f(*'ab', *(1,)))
for bad in (lambda: f(*5), lambda: f(*(), **()), lambda: f(**{1: 2}), lambda: '%d %d' % (1,), lambda: '%d' % (1, 2), lambda: isinstance(1, (int, 5)), lambda: issubclass(int, ('x',)), lambda: 'a'.startswith((1,)), lambda: isinstance('a', (5, str)), lambda: isinstance(1, ())):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(isinstance(1, (str, (int, float))), issubclass(bool, (int, str)), 'abc'.startswith(('x', 'ab')), 'abc'.endswith(()), isinstance(None, (int, type(None))))
try:
    raise KeyError('k')
except (ValueError, IndexError, LookupError) as e:
    print('nested except', repr(e))
try:
    try:
        1 // 0
    except ():
        print('never')
except ZeroDivisionError:
    print('empty tuple catches nothing')
try:
    try:
        raise KeyError
    except (ValueError, 5):
        pass
except TypeError as e:
    print(e)


def many(n): return tuple(range(n))


a, b, *c = many(5)
print(a, b, c, '%s-%s' % many(2), '{}{}'.format(*many(2)), print(*many(3), sep=','))
for bad in (2, 4):
    try:
        x, y, z = many(bad)
    except ValueError as e:
        print(e)
hits = {}
for i in range(400):
    k = kind((i % 3, i % 5))
    hits[k] = hits.get(k, 0) + 1
print(hits)
