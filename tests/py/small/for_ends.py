# What a loop's variable is behind its loop, for everything that loops go over.


def behind(source, turns):
    total = 0
    for i in range(turns):
        last = -1
        for last in source:
            pass
        total += last
    return total


def behind_unset(source, turns):
    total = 0
    for i in range(turns):
        for last in source:
            total += last
        total += last
    return total


def items(d, turns):
    total = 0
    for i in range(turns):
        for key, value in d.items():
            pass
        total += key * 10 + value
    return total


def nested(d, turns):
    last = 0
    for i in range(turns):
        for last in d:
            for last in d.values():
                if last > 7:
                    break
        for other in ():
            last = 1000
    return last


d = {i: i + 1 for i in range(5)}
for source in ([1, 2, 3], (1, 2), d, d.values(), d.keys(), {7}, frozenset([8]), range(4), b"ab", bytearray(b"ab"),
               map(abs, [])):
    print(type(source).__name__, behind(source, 1000), behind(source, 1))
for source in ([1, 2, 3], (1, 2), d, d.values(), {7}, range(4)):
    print(type(source).__name__, behind_unset(source, 1000))
print(items(d, 1000), nested(d, 500), behind({}, 700), behind(set(), 700))
