"""Exceptions into, out of and through generators in hot loops."""
import sys


def risky(n, bad):
    for i in range(n):
        if i % bad == bad - 1:
            raise ValueError(i)
        yield i


def careful(n):
    i = 0
    while i < n:
        try:
            yield i
        except KeyError as e:
            print("caught", e, i)
            yield -1
        i += 1


def with_finally(log, n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(i)


def cleanup_yields(n):
    try:
        yield from range(n)
    finally:
        yield "last words"


def raised_outside(rounds):
    caught = total = 0
    for k in range(rounds):
        try:
            for x in risky(50, 7 + k % 5):
                total += x
        except ValueError as e:
            caught += e.args[0]
    return caught, total


def divides(items):
    for item in items:
        yield 100 // item


def division(n):
    total = 0
    for k in range(n):
        try:
            for x in divides([1, 2, 5, k % 3]):
                total += x
        except ZeroDivisionError:
            total += 1000
    return total


def thrown(n):
    g = careful(n)
    total = 0
    for x in g:
        total += x
        if x % 500 == 499:
            print("threw", g.throw(KeyError(x)))
    return total


def finals(n):
    log = []
    for k in range(n):
        g = with_finally(log, 20)
        for x in g:
            if x == k % 20:
                break
        g.close()
    return len(log), sum(log)


def handled_state(n):
    """What is being handled is the generator's own affair."""
    def inside():
        while True:
            yield sys.exception() is None
            try:
                raise KeyError("inner")
            except KeyError:
                yield type(sys.exception()).__name__
    seen = {}
    g = inside()
    for k in range(n):
        try:
            raise ValueError("outer")
        except ValueError:
            what = next(g)
            seen[what] = seen.get(what, 0) + 1
            assert type(sys.exception()) is ValueError
    assert sys.exception() is None
    return seen


def in_handler(n):
    """A generator resumed in a handler yields out of its own handler."""
    def inside():
        for i in range(n):
            try:
                raise KeyError(i)
            except KeyError as e:
                yield e.args[0]
            assert type(sys.exception()) is ValueError
    total = 0
    try:
        raise ValueError
    except ValueError:
        for x in inside():
            total += x
            assert type(sys.exception()) is ValueError
    return total


def stop_iteration_inside():
    def bad():
        for i in range(400):
            yield i
        next(iter([]))
    total = 0
    try:
        for x in bad():
            total += x
    except RuntimeError as e:
        return total, str(e), type(e.__cause__).__name__


def reentered():
    def inside():
        for i in range(600):
            if i == 500:
                try:
                    for _ in me:
                        pass
                except ValueError as e:
                    print(e)
            yield i
    me = inside()
    total = 0
    for x in me:
        total += x
    return total


def ignored_close():
    g = cleanup_yields(300)
    total = 0
    for x in g:
        if x == 200:
            break
        total += x
    try:
        g.close()
    except RuntimeError as e:
        return total, str(e)


print(raised_outside(300))
print(division(600))
print(thrown(2000))
print(finals(500))
print(handled_state(1000))
print(in_handler(700))
print(stop_iteration_inside())
print(reentered())
print(ignored_close())
