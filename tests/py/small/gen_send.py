"""Values sent into generators, from outside and through delegation, in hot loops."""


def mean():
    total = count = 0
    value = 0.0
    while True:
        total += yield value
        count += 1
        value = total / count


def accumulate():
    total = 0
    while True:
        x = yield total
        if x is None:
            continue
        if x == "reset":
            total = 0
        else:
            total += x


def relay():
    result = yield from accumulate()
    return result


def doubler():
    got = yield "ready"
    while got is not None:
        got = yield got * 2
    return "done"


def outer():
    while True:
        print("inner ended:", (yield from doubler()))


def finished_elsewhere(n):
    """The generator of a loop is taken from in its body."""
    def numbers():
        for i in range(n):
            yield i
    g = numbers()
    seen = skipped = 0
    for x in g:
        seen += 1
        if x % 3 == 0:
            skipped += next(g, 0)
        if x == n - 50:
            for rest in g:
                skipped += rest
    return seen, skipped, next(g, "over")


def main():
    m = mean()
    next(m)
    for i in range(3000):
        last = m.send(i if i % 2 else i / 2)
    print(f"{last:.4f}")
    for make in accumulate, relay:
        a = make()
        print(next(a))
        for i in range(2000):
            last = a.send(i)
            if i % 700 == 699:
                print(last, a.send("reset"))
            if i % 100 == 0:
                next(a)
        print(last)
        a.close()
        try:
            a.send(1)
        except StopIteration as e:
            print("stopped", e.value)
    d = outer()
    print(next(d))
    for i in range(1200):
        last = d.send(i if i % 300 != 299 else None)
        if last == "ready":
            print(i, last)
    try:
        accumulate().send(3)
    except TypeError as e:
        print(e)
    print(finished_elsewhere(2000))
    hits = 0
    for i in range(1500):
        g = mean()
        hits += next(g) == 0.0
        hits += g.send(4) == 4.0
        try:
            if i % 2:
                g.throw(ValueError("x"))
        except ValueError:
            hits += next(g, "gone") == "gone"
    print(hits)


main()
