"""Mutable and immutable sequences, sets, mappings as kinds: which operations each has."""
from collections.abc import Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, Hashable, Sized, Container, Reversible
samples = ['ab', b'ab', bytearray(b'ab'), (1, 2), [1, 2], range(2), {1, 2}, frozenset({1}), {1: 2}, {1: 2}.keys(), memoryview(b'ab')]
kinds = (Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, Hashable, Sized, Container, Reversible)
for s in samples:
    print(type(s).__name__, [k.__name__ for k in kinds if isinstance(s, k)])
for s in samples[:6]:
    print(s[0], s[-1], s[::-1], len(s), s[0] in s, list(reversed(s)) == list(s[::-1]), s.index(s[1]), s.count(s[0]))
for s in samples:
    try:
        hash(s)
        print(type(s).__name__, 'hashable')
    except (TypeError, ValueError) as e:
        print(e)
for s in samples:
    try:
        s[0] = s[0] if not isinstance(s, dict) else 1
        print(type(s).__name__, 'assigned')
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
for s in samples:
    try:
        del s[0]
        print(type(s).__name__, 'deleted')
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
total = 0
for i in range(330):
    total += len(samples[i % 11])
print(total)
