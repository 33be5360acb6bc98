"""Text programs: edit distance, tokenizer, Caesar, trie, CSV, roman numerals, justify, JSON by hand."""
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


print([distance(a, b) for a, b in (('kitten', 'sitting'), ('', 'abc'), ('naïve', 'naive'), ('flaw', 'lawn'), ('x' * 30, 'y' * 25))])


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'): j += 1
            yield 'number', float(text[i:j]) if '.' in text[i:j] else int(text[i:j])
            i = j
        elif c.isalpha() or c == '_':
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == '_'): j += 1
            yield 'name', text[i:j]
            i = j
        else:
            yield 'op', c
            i += 1


def evaluate(text, names):
    stream = [*tokens(text), ('end', None)]
    at = 0
    def expression(level):
        nonlocal at
        kind, value = stream[at]
        at += 1
        if kind == 'number': left = value
        elif kind == 'name': left = names[value]
        elif value == '(':
            left = expression(0)
            at += 1
        elif value == '-': left = -expression(3)
        else: raise SyntaxError(f'unexpected {value!r}')
        while (op := stream[at])[0] == 'op' and op[1] in LEVELS and LEVELS[op[1]] >= level:
            at += 1
            right = expression(LEVELS[op[1]] + 1)
            left = {'+': lambda: left + right, '-': lambda: left - right, '*': lambda: left * right, '/': lambda: left / right}[op[1]]()
        return left
    return expression(0)


LEVELS = {'+': 1, '-': 1, '*': 2, '/': 2}
print(evaluate('1 + 2 * (x - 3.5) / -2 - yé', {'x': 10, 'yé': 4}), sum(evaluate(f'({i} + {i} * 2) - {i}/4', {}) for i in range(1, 120)))
try:
    evaluate('1 + * 2', {})
except SyntaxError as e:
    print(e)


class Trie:
    def __init__(self): self.children, self.end = {}, False
    def add(self, word):
        node = self
        for c in word: node = node.children.setdefault(c, Trie())
        node.end = True
    def words(self, prefix=''):
        if self.end: yield prefix
        for c in sorted(self.children): yield from self.children[c].words(prefix + c)


trie = Trie()
for w in 'the then they them éa é thé a'.split(): trie.add(w)
for i in range(200): trie.add(str(i * i))
print(list(trie.words())[-8:], sum(map(len, trie.words())))


def roman(n):
    out = ''
    for v, s in ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        while n >= v: out, n = out + s, n - v
    return out


def unroman(text):
    values = [dict(zip('MDCLXVI', (1000, 500, 100, 50, 10, 5, 1)))[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


print(roman(1994), all(unroman(roman(n)) == n for n in range(1, 500)), max((roman(n) for n in range(1, 400)), key=len))


def dump(v):
    match v:
        case None: return 'null'
        case bool(): return str(v).lower()
        case int() | float(): return repr(v)
        case str(): return '"' + ''.join({'"': '\\"', '\\': '\\\\', '\n': '\\n'}.get(c, c) for c in v) + '"'
        case [*items]: return '[' + ','.join(map(dump, items)) + ']'
        case {**entries}: return '{' + ','.join(f'{dump(k)}:{dump(x)}' for k, x in entries.items()) + '}'


print(dump({'a': [1, 2.5, None, True, 'q"\n\\'], 'é': {}}), sum(len(dump([i, {'k': str(i)}])) for i in range(300)))


def caesar(text, k):
    return ''.join(chr((ord(c) - 97 + k) % 26 + 97) if 'a' <= c <= 'z' else chr((ord(c) - 65 + k) % 26 + 65) if 'A' <= c <= 'Z' else c for c in text)


print(caesar('Hello, World!', 3), caesar(caesar('abc→XYZ' * 50, 7), -7) == 'abc→XYZ' * 50, '\n'.join(line.ljust(12, '.') + str(len(line)) for line in 'one\nthree\nfïve'.split('\n')))
