# The matcher: groups, repetition, lookaround, flags, places in text of any script.
import copy
import pickle
import re


def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)


m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(x)?', '2024-05 and more')
print(m, m.group(), m.group(1, 'month', 3), m.groups(), m.groups('-'), m.groupdict(), m['year'], m[2])
print(m.start(), m.end('month'), m.span(3), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup, m.re.pattern, m.string)
print(m.expand(r'\2/\g<year>'), copy.copy(m) is m, bool(m))
for bad in (lambda: m.group(9), lambda: m['day'], lambda: m.group(-1), lambda: m.span('z')):
    print(attempt(bad))
text = 'Žluťoučký kůň 日本語 abc_1, ÄÖÜ!'
print(re.findall(r'\w+', text), re.findall(r'[^\W\d_]+', text), re.split(r'\W+', text))
print([(m.span(), m.group()) for m in re.finditer(r'[a-zäöü]+', text, re.I)])
print(re.search('日本', text).span(), re.sub('[^\x00-\x7f]', '?', text), re.findall(r'\w+', text, re.A))
print(re.sub('x*', '-', 'abxd'), re.subn(r'(\w)(\w)', r'\2\1', 'abcde', count=2), re.split('(-)', 'a-b-c', maxsplit=1))
print(re.sub(r'\d+', lambda m: str(int(m[0]) * 2), 'a1b22c333'), re.split(r'x*', 'axbc'), re.findall('', 'ab'))
print(re.fullmatch('a|ab', 'ab'), re.match('(a+)+b', 'aaaaaaaaaab').group(1), re.match('(?:(a)|b)*', 'abb').groups())
print(re.match(r'(a)?(?(1)b|c)', 'ab'), re.match(r'(a)?(?(1)b|c)', 'c'), re.match(r'(\w)\1', 'Aa', re.I), re.search(r'(?<=\d)(?!3)\w', '13 12'))
print(re.match(r'(?>a+)ab', 'aaab'), re.match(r'a++b', 'aaab'), re.match(r'a*+a', 'aaa'), re.match(r'(?:ab){2,3}?c', 'ababababc'), re.match('(?:ab){2}?', 'abab'))
print(re.findall(r'^\w+$', 'one\ntwo\n', re.M), re.findall(r'a.c', 'a\nc abc', re.S), re.findall(r'\bfoo\b|\Bbar', 'foo bar xbar'))
print(re.findall(r'"(?:[^"\\]|\\.)*"', r'say "a\"b" and "c"'), re.findall(r'<.*?>', '<a><b>'), re.findall(r'(\d+)(px|em)', '1px 2em'))
print(re.search(rb'\xff(.)', b'a\xffb').groups(), re.sub(b'a', b'bb', bytearray(b'aba')), re.findall('ſ', 'sSſ', re.I), re.findall('K', 'kK\u212a', re.I))
print(repr(re.compile('a"\n', re.I | re.X)), re.compile('a') == re.compile('a'), hash(re.compile('a')) == hash(re.compile('a')), re.compile(b'a', re.L))
p = re.compile(r'(?P<n>a)(b)')
print(p.groups, dict(p.groupindex), p.flags, pickle.loads(pickle.dumps(p)) == p, copy.deepcopy(p) is p)
print(p.search('xxab', 1, 4), p.match('xab', 1), p.search('xab', 0, 2), re.compile('^b').search('ab', 1), re.compile('$').search('ab', 0, 1))
s = re.compile(r'\d').scanner('1a2')
print(s.match(), s.match(), s.search(), s.search(), s.pattern)
for bad in (lambda: re.compile('('), lambda: re.compile('*a'), lambda: re.compile('[b-a]'), lambda: re.match(b'a', 'a'),
            lambda: re.match('a', b'a'), lambda: re.match('a', 1), lambda: re.sub('a', lambda m: 1, 'a'),
            lambda: re.sub('a', r'\9', 'a'), lambda: p.match(), lambda: re.compile(r'(?<=a+)b')):
    print(attempt(bad))
print(re.escape('a.b*c\n'), re.purge(), re.sub('(?i)A', 'x', 'aA'), re.sub('(a)|b', r'[\1]', 'ab'))
print(len(re.match('(?:a|b)*', 'ab' * 30000).group()), re.match('(x+x+)+y', 'x' * 16))
words = 'alpha beta gamma delta'
for _ in range(100):
    found = re.findall('beta|delta|omega', words)
print(found)
