# Frames of compiled code, inlined calls included, as those see them that walk the frames.
import sys


def names(depth):
    frame, found = sys._getframe(1), []
    while frame is not None and len(found) < depth:
        found.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return found


def leaf(i):
    if i % 97 == 96:
        return names(4)
    return None


def middle(i):
    j = i + 1
    return leaf(j)


def outer(n):
    seen = []
    for i in range(n):
        found = middle(i)
        if found:
            seen.append(found)
    return seen


print(outer(300))


def caller():
    return sys._getframe(1).f_code.co_name


def one(i):
    return caller() if i & 1 else "even"


def two(i):
    return caller()


counts = {}
for i in range(300):
    for f in (one, two):
        name = f(i)
        counts[name] = counts.get(name, 0) + 1
print(sorted(counts.items()))


def module_of():
    return sys._getframemodulename(1)


print({module_of() for _ in range(200)})


def variables(a, b):
    c = a * b
    return sorted(locals().items()) if a % 100 == 99 else None


def ask(n):
    found = []
    for i in range(n):
        r = variables(i, 2)
        if r:
            found.append(r)
    return found


print(ask(400))


def evaluated(i):
    k = i * 2
    return eval("k + i + base")


base = 1000
total = 0
for i in range(400):
    total += evaluated(i)
print(total)


def failing(i):
    if i == 350:
        raise ValueError(i)
    return i


def loop():
    total = 0
    for i in range(400):
        total += failing(i)
    return total


try:
    loop()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, end="; ")
        tb = tb.tb_next
    print()


def generate(n):
    for i in range(n):
        yield sys._getframe(1).f_code.co_name if i % 50 == 0 else None


def consume():
    return [x for x in generate(300) if x]


print(consume())


def held():
    frame = sys._getframe()
    total = 0
    for i in range(200):
        total += i
    return frame, total


frame, total = held()
print(frame.f_code.co_name, total, frame.f_back is None)
