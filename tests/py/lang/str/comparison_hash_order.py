"""Order by code point across widths, equality with foreign types, reflected methods, hashing, as keys; repetition and concatenation."""
import operator
words = ['', 'a', 'A', 'aa', 'ab', 'b', 'é', 'z', '→', '\uffff', '😀', '\ud800', 'a\0', 'a\0b']
print([ascii(w) for w in sorted(words)], [ascii(w) for w in sorted(words, key=lambda w: (len(w), w), reverse=True)][:4], ascii(max(words)), ascii(min(words)))
for f in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge):
    print(f.__name__, ''.join(str(int(f(a, b))) for a in words[:8] for b in words[:8]))
for f in (lambda: 'a' < 1, lambda: 'a' >= None, lambda: 'a' < b'a', lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' + None, lambda: 'a' + b'b', lambda: 'a' * 'b', lambda: 'a' * 1.5, lambda: 'a' - 'b', lambda: -'a', lambda: 'a' * None, lambda: 'a' / 2, lambda: 'a' @ 'b', lambda: 'a' * -5, lambda: -1 * 'a', lambda: 'ab' * True, lambda: ['a'] + 'b', lambda: ('a',) + 'b', lambda: 'a' in 5):
    try:
        print(repr(f()))
    except TypeError as e:
        print(e)
try:
    'ab' * 2 ** 62
except (MemoryError, OverflowError) as e:
    print('too big')


class R:
    def __radd__(self, other): return f'radd {other}'
    def __rmul__(self, other): return f'rmul {other}'
    def __eq__(self, other): return f'eq {other}'
    def __gt__(self, other): return f'gt {other}'
    def __rmod__(self, other): return f'rmod {other}'
    __hash__ = None


r = R()
print('a' + r, 'a' * r, 'a' == r, 'a' < r, 'x' % r if 0 else '', 'a'.__eq__(1), 'a'.__lt__(1), 'a'.__add__('b'), 'a'.__mul__(2), 'a'.__rmul__(3), 'a'.__contains__('a'))
for f in (lambda: 'a'.__add__(1), lambda: 'a'.__contains__(1), lambda: 'a'.__mul__('x')):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Ci(str):
    def __eq__(self, other): return self.lower() == str(other).lower()
    def __hash__(self): return hash(self.lower())
    def __lt__(self, other): return str(self.lower()) < str(other).lower()


d = {Ci('Key'): 1}
print(d[Ci('KEY')], Ci('A') == 'a', 'a' == Ci('A'), 'A' != Ci('a'), 'KEY' in d, 'key' in d, sorted(map(Ci, ('b', 'A', 'C'))), {Ci('x'), Ci('X')}, ['abc'].index(Ci('ABC')), Ci('a') in ('A',))
print(hash('abc') == hash('ab' + 'c'), hash('é') == hash('\xe9'), {'a': 1, 'a': 2}, len({'ab', 'a' + 'b', ''.join('ab')}), 'ab' == 'ab', 'a' 'b' is not None)
x = 'start'
y = x
x += '!'
x *= 2
print(x, y)


def build(n):
    text = ''
    for i in range(n):
        text += chr(97 + i % 26)
        if i % 10 == 9: text = text + 'é' if i % 20 == 9 else '→' + text
    return text


def insertion(words):
    out = []
    for w in words:
        i = len(out)
        while i and out[i - 1] > w: i -= 1
        out.insert(i, w)
    return out


text = build(400)
print(len(text), text[:5], text[-5:], text.count('é'), text.count('→'))
pieces = [text[i * 7 % 400:][:i % 6 + 1] for i in range(300)]
assert insertion(pieces) == sorted(pieces)
counts = {}
for p in pieces: counts[p] = counts.get(p, 0) + 1
print(len(counts), sum(v for k, v in counts.items() if k < 'm'), sum(a < b for a in pieces[:40] for b in pieces[:40]))
