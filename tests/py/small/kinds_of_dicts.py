"""Subclasses of dict in hot code: what they leave to dict, what they define, what changes while they run."""
from collections import Counter, OrderedDict, defaultdict, ChainMap, UserDict


class Plain(dict):
    pass


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


class Loud(dict):
    def __getitem__(self, key):
        return ("got", dict.get(self, key))

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)

    def __contains__(self, key):
        return True


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


def fill(d, n):
    out = []
    for i in range(n):
        key = f"k{i % 7}"
        d[key] = i
        if key in d:
            out.append(d[key.upper()] if isinstance(d, Upper) else d[key])
        if "absent" in d:
            out.append("?")
    return len(out), out[-3:], dict(d)


for kind in (dict, Plain, Missing, Loud, Upper, OrderedDict, Counter, lambda: defaultdict(int)):
    print(kind.__name__, *fill(kind(), 150))
m = Missing(a=1)
print([m[k] for k in ("a", "b")] * 2, "b" in m, len({m[str(i)] for i in range(120)}))
dd = defaultdict(list)
c = Counter()
for i in range(300):
    dd[i % 5].append(i)
    c[i % 3] += 1
    c["x"] += dd[i % 5][0]
print({k: len(v) for k, v in dd.items()}, c, c["none"], "none" in c)
od = OrderedDict()
for i in range(200):
    od[i % 10] = i
    if i % 4 == 0:
        od.move_to_end(i % 10)
    if i % 25 == 24:
        od.popitem(last=False)
print(list(od.items()))
keys = [Key(i) for i in range(12)]
pd = Plain()
for i in range(240):
    pd[keys[i % 12]] = pd[keys[i % 12]] + i if keys[i % 12] in pd else i
print(sorted(pd.values()), Key(5) in pd, Key(50) in pd)


class Changing(dict):
    pass


d = Changing(a=1)
seen = []
for i in range(200):
    if i == 90:
        Changing.__getitem__ = lambda self, k: "new"
    if i == 120:
        Changing.__contains__ = lambda self, k: False
    if i == 150:
        Changing.__setitem__ = lambda self, k, v: seen.append(v)
    if i == 180:
        del Changing.__getitem__
    d["a"] = i
    seen.append((d["a"], "a" in d))
print(seen[89], seen[90], seen[119:121], len(seen), seen[-1])
for bad in (lambda: Plain()[[]], lambda: Plain()["x"], lambda: [] in Plain(), lambda: Counter()[{}], lambda: OrderedDict()[3]):
    for i in range(70):
        try:
            bad()
        except (TypeError, KeyError) as e:
            message = f"{type(e).__name__}: {e}"
    print(message)
u = UserDict()
cm = ChainMap({}, {"a": 1})
for i in range(100):
    u[i % 4] = i
    cm[i % 4] = u[i % 4] + cm["a"]
print(u, cm.maps[0])
