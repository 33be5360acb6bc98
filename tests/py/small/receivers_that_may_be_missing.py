# A method found through a class: the receiver may be none, also behind a join of paths.
class S(list):
    @classmethod
    def extract(klass, item, *, limit=None):
        return (klass.__name__, item, limit)

    @staticmethod
    def plain(item, *, limit=None):
        return ("plain", item, limit)

    def method(self, item, *, limit=None):
        return (type(self).__name__, item, limit)


def choose(f):
    if f is None:
        f = 0

    def inner():
        return f

    return inner


def take(f=None, limit=None):
    if f is None:
        pass
    return S.extract(choose(f)(), limit=limit)


def mixed(i):
    of = S if i % 3 else S()
    return of.extract(choose(None if i & 1 else i)(), limit=i)


def kinds(i):
    what = (S.extract, S.plain, S().method)[i % 3]
    return what(choose(i)(), limit=3)


class Holder:
    pass


def held(i):
    h = Holder()
    h.extract = S.plain if i % 5 else S.extract
    of = h if i % 2 else S
    return of.extract([x for x in (i, i + 1)], limit=1)


seen = {}
for i in range(400):
    for r in (take(limit=3), mixed(i % 7), kinds(i % 6), held(i % 10)):
        seen[str(r)] = seen.get(str(r), 0) + 1
for key in sorted(seen):
    print(key, seen[key])
