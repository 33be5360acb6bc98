"""find, index, count, replace, startswith, endswith, in: bounds, empty needles, widths, tuples, errors."""
s = 'abracadabra'
for args in (('a',), ('abra',), ('abra', 1), ('abra', -4), ('a', 2, 5), ('',), ('', 5), ('', 11), ('', 12), ('', 5, 3), ('x',), ('a', -100, 100), ('a', None, 3), ('ra', 3, None), ('é',), ('abracadabra!',), ('', -3, -5)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args), s.startswith(*args), s.endswith(*args), end='; ')
print()
for f in (lambda: s.index('x'), lambda: s.rindex('x', 2), lambda: s.find(1), lambda: s.find(), lambda: s.count(None), lambda: s.startswith(1), lambda: s.startswith(['a']), lambda: s.startswith(('a', 1)), lambda: s.startswith(('x', 1)), lambda: s.endswith(b'a'), lambda: 1 in s, lambda: None in s, lambda: b'a' in s, lambda: s.find('a', 'b'), lambda: s.find('a', 1.0), lambda: s.replace('a'), lambda: s.replace('a', 1), lambda: s.replace(1, 'a'), lambda: s.replace('a', 'b', 'c'), lambda: s.replace('a', 'b', 1, 2), lambda: s.index('a', 1, 2, 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(s.startswith(()), s.startswith(('x', 'ab')), s.endswith(('ra', 'x'), 3), ''.startswith(''), ''.endswith(('',)), '' in '', '' in s, s in s, 'aa' in s, 'a\0b'.find('\0'))
for args in (('a', 'X'), ('a', 'X', 2), ('a', '', -1), ('', '-'), ('', '-', 3), ('abra', '→'), ('a', 'é😀'), ('z', 'y'), ('a', 'a'), ('abracadabra', ''), ('a', 'X', 0), ('ab', 'ba', 1)):
    print(s.replace(*args), end=' ')
print(''.replace('', 'x'), ''.replace('', 'x', 0), ''.replace('a', 'b'), 'a→a'.replace('→', 'b'), '😀'.replace('😀', ''), 'aaa'.replace('aa', 'b'), s.replace('a', 'X', count=2), s.replace('b', 'B', count=-1))
wide = 'é→😀' * 4
print([wide.find(x) for x in ('é', '→', '😀', '→😀é', 'a', '\ud83d', '😀😀')], wide.count('→'), wide.rfind('é'), wide.index('😀', 3), wide.replace('→', '-'), 'aé'.find('→'), wide.find('é→', 1, 4))
print('test_x'.removeprefix('test_'), 'x'.removeprefix('xx'), 'a.py'.removesuffix('.py'), 'a.py'.removesuffix(''), 'aa'.removeprefix('a'), ''.removesuffix('x'))
for f in (lambda: 'a'.removeprefix(1), lambda: 'a'.removesuffix(('a',)), lambda: 'a'.removeprefix()):
    try:
        f()
    except TypeError as e:
        print(e)


def naive_find(text, needle):
    for i in range(len(text) - len(needle) + 1):
        if text[i:i + len(needle)] == needle: return i
    return -1


seed, letters = 7, []
for _ in range(1500):
    seed = seed * 1103515245 + 12345 & 0x7fffffff
    letters.append('ab→é'[seed >> 16 & 3])
text = ''.join(letters)
found = 0
for i in range(0, 1400, 7):
    needle = text[i:i + 3 + i % 9]
    at = text.find(needle)
    assert at == naive_find(text, needle) <= i <= text.rfind(needle)
    found += at + text.count(needle) + text.rfind(needle) + (needle in text) + text.startswith(needle, i)
print(found, text.count('ab'), len(text.replace('ab', '')), len(text.replace('é', 'ee')), text.count(''))
