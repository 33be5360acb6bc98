"""Exceptions raised in callees of hot loops: rarely, often, then always; through several frames."""


def risky(i, every):
    if i % every == every - 1:
        raise ValueError(i)
    return i


def step(i, every):
    return risky(i, every) + 1


def rates(rounds):
    results = []
    for every in (2, 10, 97, 10000, 1):
        good = bad = 0
        for i in range(rounds):
            try:
                good += step(i, every)
            except ValueError as error:
                bad += error.args[0]
        results.append((good, bad))
    return results


def outside_the_loop(rounds):
    done = 0
    try:
        for i in range(rounds):
            done += step(i, rounds - 1)
    except ValueError as error:
        return done, error.args


def in_generator(rounds):
    def values():
        for i in range(rounds):
            yield step(i, rounds // 2)

    total = 0
    try:
        for v in values():
            total += v
    except ValueError:
        total = -total
    return total


def kinds_change(rounds):
    counts = [0, 0, 0]
    table, items = {"a": 1}, [1]
    for i in range(rounds):
        try:
            if i < rounds // 3:
                table["b"]
            elif i < rounds * 2 // 3:
                items[1]
            else:
                items.nothing
        except KeyError:
            counts[0] += 1
        except IndexError:
            counts[1] += 1
        except AttributeError:
            counts[2] += 1
    return counts


def state_survives(rounds):
    """What was assigned before the exception stays assigned."""
    a = b = c = 0
    for i in range(rounds):
        try:
            a = i
            b = risky(i, 3)
            c = i
        except ValueError:
            c = -a - b
    return a, b, c


class Guard:
    def __init__(self):
        self.open = 0

    def __enter__(self):
        self.open += 1

    def __exit__(self, *details):
        self.open -= 1


def with_guard(rounds):
    guard = Guard()
    errors = 0
    for i in range(rounds):
        try:
            with guard:
                step(i, 5)
        except ValueError:
            errors += 1
    return errors, guard.open


def key_error_in_dunder(rounds):
    class Table:
        def __getitem__(self, k):
            if k % 4 == 0:
                raise KeyError(k)
            return k

    table, total = Table(), 0
    for i in range(rounds):
        try:
            total += table[i]
        except KeyError as error:
            total -= error.args[0]
    return total


print(rates(400), outside_the_loop(500), in_generator(600), kinds_change(600), state_survives(500), with_guard(500), key_error_in_dunder(400))
