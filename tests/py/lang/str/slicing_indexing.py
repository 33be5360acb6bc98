"""Index and slice of strings of each width: steps, bounds, huge values, wrong keys, identity of small results."""
texts = ('abcdef', 'àbçdéf', 'a→b→c→', '😀b😀d😀f', '', 'x', '\ud800y')
for t in texts:
    print(len(t), [ascii(t[i:j:k]) for i, j, k in ((None, None, None), (1, 4, None), (None, None, -1), (-3, None, None), (None, -2, 2), (5, 0, -2), (100, -100, -3), (2, 2, None), (-1, None, 5), (None, None, 10 ** 20), (-10 ** 20, 10 ** 20, 1))])
s = texts[0]
for key in (6, -7, 10 ** 20, 1.0, 'a', None, (1, 2), slice(None, None, 0), slice('a'), slice(1.5, None), slice(None, None, None), True, -1):
    try:
        print(repr(key), repr(s[key]), end='; ')
    except Exception as e:
        print(repr(key), type(e).__name__, e)
for f in (lambda: s.__setitem__, lambda: exec('s[0] = "x"', {'s': s}), lambda: exec('del s[0]', {'s': s}), lambda: exec('s[0:1] = "x"', {'s': s}), lambda: ''[0], lambda: ''[-1], lambda: iter(s).__next__(1), lambda: s.__getitem__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(s[0] is s[0], s[:] is s, 'é'[0] is 'é' or True, s[2:2] == '', s[::2][::-1], s[1:][1:][1:], 'abc'[1] in 'b', s[slice(1, 5, 2)], *map(ord, 'a\u00e9\u2192\U0001f600'))


def runs(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append(f'{text[i]}{j - i}')
        i = j
    return ''.join(out)


def palindromes(text):
    best = ''
    for centre in range(len(text)):
        for odd in (0, 1):
            low, high = centre, centre + odd
            while low >= 0 and high < len(text) and text[low] == text[high]:
                low, high = low - 1, high + 1
            if high - low - 1 > len(best): best = text[low + 1:high]
    return best


for t in ('aaabbc', 'ééé→→😀😀😀😀', 'x' * 300):
    print(runs(t), palindromes(t + t[::-1])[:12])
total = 0
for i in range(600):
    for t in texts[:4]:
        total += ord(t[i % 6]) + ord(t[-1 - i % 6]) + len(t[i % 3:i % 7]) + len(t[::-(i % 4 + 1)])
print(total)
for n, c in enumerate('a→😀' * 150):
    if c == '😀': total -= n
print(total)
it = iter('ab😀')
print(next(it), it.__length_hint__(), list(it), list(it), list(reversed('a→b')), it.__reduce__()[0].__name__)
