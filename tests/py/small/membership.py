"""`in`, `dict.get` and `+` of built-in containers in hot loops, and keys and items that are none of the usual."""


class Like:
    def __init__(self, n, log):
        self.n, self.log = n, log

    def __eq__(self, other):
        self.log.append(type(other).__name__)
        return self.n == other

    def __hash__(self):
        return hash(self.n)


def tuples(n):
    seen, log = 0, []
    t = ()
    odd = (1, Like(2, log), 3)
    for i in range(n):
        if i % 7 not in t:
            t = t + (i % 7,)
        if len(t) > 5:
            t = t[2:] + (i % 3,)
        seen += (i % 5 in t) + (i % 4 in (1, 2.0, "x", None)) + (True in t) + (i in t)
        if i % 100 == 50:
            seen += 2 in odd
            seen += 1 in odd
            seen += 2 ** 70 in odd
        if i == n - 3:
            t = ("a", 3, None)
    return t, seen, log


def lists(n):
    seen, l, words = 0, [3, 1, 4], ["a", "bc", "def"]
    for i in range(n):
        seen += (i % 6 in l) + ("bc" in words) + (i in words) + ("x" not in words) + (None in l)
        if i % 3 == 0:
            l = l + [i % 9]
        if len(l) > 8:
            l = l[4:]
            l += [i % 2]
        both = l + words
        seen += len(both) + ("def" in both)
        if i == n - 5:
            l = [1.5, 2.0]
    return l, seen


def shared(n):
    a = b = [1]
    t = u = (1,)
    for i in range(n):
        a += [i]
        t += (i,)
        if len(a) > 6:
            a = b = a + []
            del a[3:]
            t = t[:2]
    return a is b, len(b), t is u, t


def tables(n):
    log = []
    d, s, f = {}, set(), frozenset("aeiou")
    hits = 0
    for i in range(n):
        key = "k%d" % (i % 13)
        hits += (key in d) + (i % 17 in d) + (key in s) + (i % 17 not in s) + (chr(97 + i % 26) in f)
        d[key] = d.get(key, 0) + 1
        d[i % 11] = d.get(i % 11) or i
        s.add(key if i % 2 else i % 19)
        hits += d.get(i, -1) + len(str(d.get("none")))
        if i % 10 == 9:
            del d[key]
            s.discard(key)
        if i == n - 40:
            d[Like(500, log)] = 7
            s.add(Like(501, log))
        if i > n - 30:
            hits += d.get(500, 1) + (500 in d) + (501 in s) + (502 in s)
    return sorted(map(str, d.values())), len(s), hits, len(log) > 50, set(log)


def texts(n):
    vowels, hits = "aeiou", 0
    line = "the quick brown fox jumps over the lazy dog éß"
    for i in range(n):
        c = line[i % len(line)]
        hits += (c in vowels) + ("ow" in line) + (c + "o" in line) + ("" in vowels) + ("é" in line)
        if i % 50 == 49:
            try:
                hits += i in line
            except TypeError as error:
                hits += len(str(error))
    return hits


def strange(n):
    """What raises in the middle of a hot loop."""
    caught = []
    things = [3] * n
    things[n - 20] = []
    things[n - 10] = "3"
    for i, thing in enumerate(things):
        try:
            caught.append((thing in {1, 2, 3}) + ({3: i}.get(thing, 0)) + (thing in (1, 2, 3)))
        except TypeError as error:
            caught.append(type(error).__name__)
    return caught[-22:]


print(tuples(400))
print(lists(400))
print(shared(400))
print(tables(600))
print(texts(400))
print(strange(400))
