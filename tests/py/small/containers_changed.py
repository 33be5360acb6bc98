# What happens to containers while somebody goes over them or compares their items.


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def swap_keys(view):
    d = {0: 0}
    seen = 0
    for _ in view(d):
        seen += 1
        if seen > 9:
            return "endless"
        del d[0]
        d[0] = 0
    return seen


for view in (iter, dict.keys, dict.values, dict.items):
    print(tried(swap_keys, view))


def grow(d):
    for key in d:
        d[key + 100] = 1


print(tried(grow, {1: 1}))


class Emptier:
    def __init__(self, what):
        self.what = what

    def __eq__(self, other):
        self.what.clear()
        return False

    def __hash__(self):
        return 1


def emptied():
    answers = []
    for kind in (set, dict.fromkeys):
        c = kind([])
        items = [Emptier(c), Emptier(c)]
        for item in items:
            if kind is set:
                c.add(item)
            else:
                c[item] = 1
        answers.append((len(c), items[0] in c))
    return answers


for i in range(400):
    got = emptied()
print(got)


class X:
    def __init__(self, other):
        self.other = other

    def __eq__(self, other):
        self.other.clear()
        return NotImplemented


a, b = [], []
a.append(X(b))
b.append(X(a))
print(a == b, a, b)

# Iterators know what is left, and can be taken apart and put back.
sources = [[1, 2, 3], (1, 2, 3), "aé€", b"abc", range(3), range(10**20, 10**20 + 3), {1: 2, 3: 4}, {5}]
for source in sources:
    it = iter(source)
    while True:
        hint = getattr(it, "__length_hint__", lambda: None)()
        made = it.__reduce__()
        rest = made[0](*made[1])
        if len(made) == 3 and made[2] is not None:
            rest.__setstate__(made[2])
        print(hint, list(rest), end="; ")
        if next(it, None) is None:
            break
    print(list(it))
for it in (reversed([1, 2, 3]), reversed((1, 2, 3)), reversed({1: 2, 3: 4}), reversed({1: 2}.items())):
    next(it)
    print(type(it).__name__, it.__length_hint__(), it.__reduce__()[1], list(it))
it = iter([1, 2, 3])
for place in (2, -5, 1, 99):
    it.__setstate__(place)
print(list(it))
print(zip([1, 2], "ab").__reduce__()[0], len(zip([1], [2], strict=True).__reduce__()))
print(list(enumerate([7, 8], 5).__reduce__()[1][0]))

# Of subclasses.
class S(set):
    pass


s = S()
s.add((1,))
print(s)


class Holder(set):
    def __hash__(self):
        return 1


h = Holder()
h.add(h)
print(h, h in {h})
print(tried(tuple, [1], 2), tried(lambda: tuple(sequence=[1])), tried(lambda: list(iterable=[1])))


class T(tuple):
    def __init__(self, items, extra=None):
        self.extra = extra


class L(list):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


print(T([1, 2], extra=3).extra, L([1, 2], extra=4), L([1], extra=5).extra)


class Bound:
    make = dict.fromkeys
    count = [1, 2, 1].count


bound = Bound()
for i in range(400):
    n = bound.count(1) + len(bound.make("ab"))
print(n, Bound.make([1]))
print(list.__getitem__([1, 2, 3], slice(0, 2)), {1: 2}.keys() & frozenset([1]), {1: 2}.items() == 42)


def swap_in_loop():
    d = {0: 0}
    for key in d:
        del d[key]
        d[key] = 0


for i in range(300):
    answer = tried(swap_in_loop)
print(answer)


def rotate(d):
    total = 0
    for i in range(2000):
        key = next(iter(d))
        d[key + 10] = d.pop(key)
        total += len(d)
        for last in d:
            pass
        total += last
    while d:
        total += d.popitem()[0]
    return total


print(rotate({i: i for i in range(10)}))
