"""A name that a loop in an inlined function sets first: unset at the loop's start, set at its end."""


def last(n, wanted):
    for i in range(n):
        found = i
        found = found + 1
    if wanted:
        return found
    return 0


def last_while(n, wanted):
    i = 0
    while i < n:
        found = [i]
        i += 1
    if wanted:
        return found[0]
    return -1


def tries(n, wanted):
    try:
        return last(n, wanted)
    except UnboundLocalError as error:
        return str(error)


total = 0
for turn in range(60):
    for i in range(20):
        total += last(4, 0) + last_while(3, 0)
    for i in range(10):
        total += last(26, 4) + last_while(7, 1)
print(total)
print(tries(0, 0), tries(2, 1), tries(0, 1))
