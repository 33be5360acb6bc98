"""A builtin is replaced while a loop that calls it is hot, first by a global, then in builtins itself."""
import builtins


def lengths(rounds):
    total = 0
    for i in range(rounds):
        total += len("abcde")
        if i == rounds // 2:
            replace()
    return total


def replace():
    global len
    len = lambda text: 100


def restore():
    global len
    del len


print(lengths(600), len("abc"))
restore()
print(lengths(400), len("abc"))
restore()
print(len("abc"))


def absolutes(rounds):
    total = 0
    original = builtins.abs
    for i in range(rounds):
        total += abs(-i)
        if i == rounds // 3:
            builtins.abs = lambda x: 1
        if i == rounds * 2 // 3:
            builtins.abs = original
    return total


print(absolutes(900), abs(-7))
print(absolutes(900), abs(-7))


def ranges(rounds):
    """The builtin that makes the loop is replaced inside the loop."""
    global range
    count = 0
    for i in range(rounds):
        count += 1
        if i == 400:
            range = lambda n: [n, n]
    for i in range(rounds):
        count += 10000 + i
    del range
    return count


print(ranges(500), list(range(3)))
