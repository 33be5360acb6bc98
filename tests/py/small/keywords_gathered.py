"""Functions with **keywords and keyword-only defaults in hot code: what is gathered, what is taken, what changes."""


def gather(a, b=2, *rest, c=3, d, **others):
    return a, b, rest, c, d, others


def only(*, x=1, y=2):
    return x * 10 + y


def options(**k):
    return k


def forward(*args, **kwargs):
    return only(*args, **kwargs)


class Thing:
    def __init__(self, name, *, size=1, **extra):
        self.name, self.size, self.extra = name, size, extra

    def change(self, **fields):
        for k, v in fields.items():
            setattr(self, k, v)
        return self


def posonly(a, /, **k):
    return a, k


def many(n):
    out = []
    for i in range(n):
        out.append(gather(i, d=4))
        out.append(gather(i, 1, 5, 6, d=i, c=7, z=8, e=9))
        out.append(gather(b=i, a=0, d=1, y="q"))
        out.append(options(i=i, j="k"))
        out.append(options())
        out.append(posonly(i, a=5))
    return out[-6:], len(out)


def defaults(n):
    t = 0
    for i in range(n):
        t += only() + only(x=i) + only(y=i, x=2) + forward(y=3) + forward()
        if i == n // 2:
            only.__kwdefaults__["y"] = 5
        if i == n // 2 + 30:
            only.__kwdefaults__ = {"x": 7, "y": 0}
    only.__kwdefaults__ = {"x": 1, "y": 2}
    return t


def things(n):
    total = 0
    for i in range(n):
        t = Thing("n", size=i, color="red", weight=i)
        total += t.size + t.extra["weight"] + len(t.extra) + len(Thing("m").extra)
        t.change(size=3, other=4)
        total += t.size + t.other
    return total


def refused(n):
    messages = set()
    for i in range(n):
        for call in (lambda: only(z=1), lambda: gather(1), lambda: options(1), lambda: posonly(a=1), lambda: gather(1, d=1, **{"a": 2})):
            try:
                call()
            except TypeError as e:
                messages.add(str(e))
    return sorted(messages)


def kept(n):
    dicts = []
    for i in range(n):
        d = options(a=i, b=[i])
        d["c"] = i
        dicts.append(d)
    return sum(d["c"] + d["a"] + d["b"][0] for d in dicts), len({id(d) for d in dicts}), list(dicts[-1])


print(many(300))
print(defaults(200))
print(things(200))
for message in refused(80):
    print(message)
print(kept(200))
del only.__kwdefaults__["x"]
for i in range(80):
    try:
        only(y=1)
    except TypeError as e:
        message = e
print(message)
