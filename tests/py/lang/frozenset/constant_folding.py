"""in with constant sets, sets of constants in hot code, identity of constants."""
def vowel(c): return c in {'a', 'e', 'i', 'o', 'u'}
def small(n): return n in {1, 2, 3} and n not in {2}
def mixed(x): return x in {1, 'a', None, (1, 2), b'x', 2.5}
def nested(x): return x in {frozenset(), 1}


print([c for c in 'education' if vowel(c)], [n for n in range(5) if small(n)], [mixed(x) for x in (1, 1.0, True, 'a', None, (1, 2), b'x', 2.5, 2, 'b', ())])
for bad in ([], {}, set()):
    try:
        print(vowel(bad))
    except TypeError as e:
        print(e)
print(vowel(5), nested(frozenset()), nested(set()), [type(c).__name__ for c in vowel.__code__.co_consts if isinstance(c, frozenset)], [sorted(c) for c in small.__code__.co_consts if isinstance(c, frozenset)])


def iterate():
    total = 0
    for x in {1, 2, 3}:
        total += x
    for y in frozenset([10, 20]):
        total += y
    return total


def build(n):
    return {n, n + 1, 5}, {*range(n)}, frozenset({n})


print(iterate(), sorted(build(3)[0]), build(2)[1], build(1)[2], build(1)[0] is build(1)[0])


class Eq:
    def __hash__(self): return hash('a')
    def __eq__(self, o): return o == 'a'


print(vowel(Eq()), mixed(Eq()))
count = 0
text = 'the quick brown fox jumps over the lazy dog' * 20
for ch in text:
    if vowel(ch):
        count += 1
    elif ch in {' ', 'z'}:
        count += 10
    elif ch not in {'t', 'h'}:
        count += 100
print(count, sum(small(i % 6) for i in range(600)), sum(mixed(i % 4) for i in range(600)), sum(iterate() for _ in range(300)))
