"""Builtins and operators that take sets: sorted, sum, min, len, bool, in, join, print, match."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
s = {3, 1, 2}
print(len(s), sum(s), min(s), max(s), sorted(s), sorted(s, reverse=True), sorted(s, key=lambda x: -x), any(s), all(s), bool(set()), bool({0}), not set(), sorted(map(str, s)), sorted(filter(lambda x: x > 1, s)), sorted(list(s)), sorted(tuple(s)), frozenset(s) == s, dict.fromkeys(s, 0) == {1: 0, 2: 0, 3: 0}, ''.join(sorted({'b', 'a'})), isinstance(s, set), isinstance(s, frozenset), issubclass(set, object), 2 in s, 5 not in s, bytes({65}), set(b'A'), {1} and 'yes', set() or 'no')
for f in (lambda: min(set()), lambda: max(set(), default=5), lambda: sum({'a'}), lambda: ''.join({1}), lambda: int({1}), lambda: list({1})[0], lambda: iter({1}).__next__(), lambda: reversed({1}), lambda: {1} + {2}, lambda: {1} < 5, lambda: format({1}, '5'), lambda: format({1}), lambda: f'{ {1}!r:>5}', lambda: '%s' % {1}, lambda: '%d' % {1}, lambda: '{}'.format({1}), lambda: abs({1}), lambda: hash(frozenset({1})) == hash(frozenset([1])), lambda: divmod({1}, 2), lambda: set([1])[:], lambda: [1, 2].__getitem__({1}), lambda: 'a' in {b'a'}, lambda: print({1}, {2}, sep='/'), lambda: str({1}, 'x'), lambda: range({1}), lambda: slice({1}), lambda: isinstance(1, {int}), lambda: 'a'.startswith({'a'}), lambda: max({1}, {2, 3}), lambda: len({*range(5), *range(3)})):
    t(f)


def kind(v):
    match v:
        case []:
            return 'sequence'
        case {}:
            return 'mapping'
        case set(x) if not x:
            return 'empty set'
        case set() | frozenset():
            return f'set of {len(v)}'


print(kind(set()), kind({1}), kind(frozenset([1, 2])))


def spread(*a): return len(a)


print(spread(*s), [*s] == list(s), {*s, 4} == {1, 2, 3, 4}, {**dict.fromkeys(s)} == {1: None, 2: None, 3: None})
n = 0
for i in range(300):
    v = {i % 4, i % 6, -i}
    n += sum(v) + len(v) + max(v) - min(v) + (0 in v) + sorted(v)[0]
print(n)
