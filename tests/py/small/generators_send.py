"""send, throw and close; try and finally inside generators."""


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            break
        total += value
        count += 1
        average = total / count
    return count


def resilient(log):
    n = 0
    while True:
        try:
            n = (yield n) or n + 1
        except ValueError as error:
            log.append(str(error))
            n = -1
        finally:
            log.append(n) if n % 100 == 0 else None


def guarded(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


def drive(rounds):
    g = averager()
    next(g)
    for i in range(rounds):
        mean = g.send(i if i < rounds - 50 else i / 2)
    try:
        g.send(None)
    except StopIteration as stop:
        return f"{mean:.6f}", stop.value


def throwing(rounds):
    log = []
    g = resilient(log)
    next(g)
    total = 0
    for i in range(rounds):
        if i % 50 == 49:
            total += g.throw(ValueError(f"v{i}"))
        elif i % 3:
            total += g.send(i)
        else:
            total += next(g)
    g.close()
    return total, len(log), log[:3]


def ping_pong(rounds):
    def player(step):
        value = yield
        while True:
            value = yield value + step

    a, b = player(1), player(2)
    next(a)
    next(b)
    value = 0
    for _ in range(rounds):
        value = b.send(a.send(value))
    return value


print(drive(500), throwing(400), ping_pong(300))
log = []
for i in range(300):
    g = guarded(log)
    next(g)
    if i % 2:
        g.close()
    else:
        list(g)
print(len(log), next(g, "ended"), g.close())
fresh = guarded(log)
fresh.close()
print(len(log), next(fresh, "never started"))
for action in (lambda: averager().send(1), lambda: guarded(log).throw(KeyError("k")), lambda: (lambda g: (next(g), g.close()))(stubborn())):
    try:
        print(action())
    except (TypeError, KeyError, RuntimeError) as error:
        print(type(error).__name__, error)
g = guarded(log)
next(g)
try:
    g.throw(OSError)
except OSError:
    print("passed through", len(log), next(g, "dead"))
