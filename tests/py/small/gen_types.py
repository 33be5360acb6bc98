"""Generators whose values and variables change type in the middle of a hot loop."""


def mixed(n):
    value = 0
    for i in range(n):
        yield value
        if i == n // 3:
            value = 0.5
        elif i == 2 * n // 3:
            value = 1 << 62
        else:
            value = value + 1


def growing(n):
    x = 1
    for i in range(n):
        yield x
        x = x * 3 if i % 40 else 1


def strings(n):
    text = ""
    for i in range(n):
        if len(text) > 20:
            text = ""
        text += chr(97 + i % 26)
        yield text


def alternating(n):
    for i in range(n):
        if i % 3 == 0:
            yield i
        elif i % 3 == 1:
            yield i / 2
        else:
            yield str(i)


def unset(n):
    """A variable that is not always set."""
    for i in range(n):
        if i % 100 == 99:
            del_me = i
        yield i
        if i % 100 == 99:
            del del_me
    try:
        yield del_me
    except UnboundLocalError as e:
        yield str(e)


def floats(n):
    x = 0.0
    while x < n:
        yield x
        x += 0.25


def main():
    total = 0
    for x in mixed(900):
        total += x
    print(total)
    top = 0
    for x in growing(2000):
        if x > top:
            top = x
    print(top)
    length = 0
    for text in strings(3000):
        length += len(text)
    print(length, text)
    counts = {}
    for x in alternating(3000):
        name = type(x).__name__
        counts[name] = counts.get(name, 0) + 1
    print(counts)
    last = None
    for last in unset(2000):
        pass
    print(last)
    area = 0.0
    for x in floats(500):
        area += x * 0.25
    print(area)


def captured(n):
    """Variables shared with functions inside."""
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    for i in range(n):
        yield add(i)


def closures():
    last = 0
    for last in captured(3000):
        pass
    print(last)
    makers = [lambda k=k: captured(k) for k in range(1, 60)]
    total = 0
    for make in makers:
        for x in make():
            total += x
    print(total)


main()
closures()
