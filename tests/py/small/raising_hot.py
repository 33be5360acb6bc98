"""Exceptions raised and caught in hot loops: through frames, finally, else, contexts, tracebacks."""


class Low(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.n = n
        self.half = n / 2


class Lower(Low):
    pass


def deep(n, k):
    if n == 0:
        if k % 3 == 0:
            raise Low(k)
        if k % 3 == 1:
            raise Lower(k)
        return k
    try:
        return deep(n - 1, k) + 1
    finally:
        LOG.append(n)


LOG = []


def through(n):
    total = 0
    for k in range(n):
        try:
            total += deep(k % 4, k)
        except Lower as e:
            total += e.n * 2
        except Low as e:
            total -= e.n
            if e.half == 3:
                total += 1
        else:
            total += 5
        finally:
            total += 1
        if len(LOG) > 100:
            LOG.clear()
    return total


def lines(n):
    """Line numbers in tracebacks of what compiled code raised."""
    seen = {}
    for k in range(n):
        try:
            deep(2, k)
        except Low as e:
            at = []
            tb = e.__traceback__
            while tb is not None:
                at.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
                tb = tb.tb_next
            key = tuple(at)
            seen[key] = seen.get(key, 0) + 1
    return sorted(seen.items())


def contexts(n):
    count = 0
    for k in range(n):
        try:
            try:
                [][k]
            except IndexError as e:
                if k % 2:
                    raise KeyError(k) from e
                raise ValueError(k)
        except (KeyError, ValueError) as e:
            count += isinstance(e.__context__, IndexError)
            count += 10 * (e.__cause__ is e.__context__)
            count += 100 * e.__suppress_context__
        try:
            raise
        except RuntimeError as e:
            count += len(str(e)) % 7
    return count


def again(n):
    count = 0
    for k in range(n):
        try:
            try:
                {}[k]
            except KeyError:
                count += 1
                raise
            finally:
                count += 1
        except LookupError as e:
            count += e.args[0] % 3
    return count


def kinds(n):
    names = {}
    jobs = [lambda: 1 // 0, lambda: [1][5], lambda: {}["a"], lambda: int("x"), lambda: None.attr,
            lambda: undefined, lambda: "a" + 1, lambda: (1, 2).index(3), lambda: next(iter([])), lambda: 5]
    for k in range(n):
        try:
            jobs[k % 10]()
        except (ArithmeticError, LookupError) as e:
            name = type(e).__name__
        except Exception as e:
            name = type(e).__name__ + str(e)[:12]
        else:
            name = "fine"
        names[name] = names.get(name, 0) + 1
    return names


def unbound(n):
    count = 0
    for k in range(n):
        x = k
        try:
            x = {"a": 1}["b" if k % 2 else "a"]
            count += x
        except KeyError:
            count += x
        try:
            if k % 2:
                del y
            else:
                y = k
            count += y
        except UnboundLocalError:
            count += 3
    return count


def first_raise_late(n):
    items = list(range(n))
    total = 0
    for k in range(n + 50):
        try:
            total += items[k]
        except IndexError:
            total += 1
            items.append(0)
            items.pop()
    return total


class Guard:
    def __init__(self, swallow):
        self.swallow = swallow
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.seen += kind is not None
        return self.swallow


def managed(n):
    g, h = Guard(True), Guard(False)
    for k in range(n):
        with g:
            if k % 2:
                raise Low(k)
        try:
            with h:
                if k % 3 == 0:
                    raise Lower(k)
        except Low:
            pass
    return g.seen, h.seen


for n in (9, 400, 3000):
    print(through(n), contexts(n), again(n), kinds(n), unbound(n))
    print(first_raise_late(n), managed(n))
print(lines(600))
