"""Loops over strings in hot code: ASCII, Latin, wide, empty, sliced, subclassed; leaving, unpacking and mixing kinds."""


class Text(str):
    pass


class Odd(str):
    def __iter__(self):
        return iter(["o", "d"])


TEXTS = ["hello world", "", "x", "naïve café", "日本語", "mixed é and 日", "\x00\x7f", "\x80\xff", Text("sub"), Odd("abc"), "😀ok", "a\ud800b"]


def vowels(s):
    n = 0
    for c in s:
        if c in "aeiou":
            n += 1
    return n


def codes(s):
    h = 7
    for c in s:
        h = (h * 31 + ord(c)) % 1000003
    return h


def grown(n):
    s = ""
    out = []
    for i in range(n):
        s += chr(97 + i % 26)
        for c in s[-3:]:
            out.append(c)
    t = s
    for c in t:
        t += c if len(t) < 400 else ""
    return len(out), out[-4:], len(t), len(s)


def leaving(words):
    total = 0
    for w in words:
        for i, c in enumerate(w):
            if c == "o":
                break
            if c == " ":
                continue
            total += i
        else:
            total += 100
        it = iter(w)
        for c in it:
            for d in it:
                total += c < d
                break
    return total


def pairs(s):
    return [a + b for a, b in zip(s, s[1:])], {c: i for i, c in enumerate(s)}, sorted(set(s)), [*s][:3]


def chars(s):
    for c in s:
        yield c
    yield from s


def mixed(things):
    n = 0
    for thing in things:
        for x in thing:
            n += len(x) if isinstance(x, str) else x
    return n


for turn in range(40):
    result = [vowels(t) for t in TEXTS], [codes(t) for t in TEXTS]
print(result)
print(vowels("the quick brown fox " * 200), codes("the quick brown fox " * 200), codes("été " * 300))
print(grown(120))
print(sum(leaving(["hello", "world wide", "abc", "", "éo"]) for _ in range(60)))
print(pairs("mississippi"))
print(sum(len(list(chars(t))) for t in TEXTS for _ in range(30)), "".join(chars("ab")))
print(mixed(["abc", [1, 2], ("x", "yy"), "é", range(3), {"k": 1}, b"\x01", bytearray(b"\x02")] * 60))
a, b, *c = "unpack"
print(a, b, c, max("zebra"), min("zebra"), "".join(reversed("abc")))
counts = {}
for c in "the rain in spain " * 60:
    counts[c] = counts.get(c, 0) + 1
print(counts)
row = "".join(chr(i) for i in range(128)) * 3
print(sum(c.isalpha() for c in row), sum(c.isdigit() for c in row), sum(1 for c in row if c.isspace()))
