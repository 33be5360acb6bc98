"""return, break and continue in a finally drop the exception; CPython 3.14 warns of each when it compiles."""


def returns(rounds):
    total = 0
    for i in range(rounds):
        total += returning(i)
    return total


def returning(i):
    try:
        return 1 // (i % 3)
    finally:
        return 5


def breaks(rounds):
    count = 0
    for i in range(rounds):
        while True:
            try:
                count += 1 // (i % 2)
            finally:
                break
    return count


def continues(rounds):
    count = 0
    for i in range(rounds):
        try:
            [][i]
        finally:
            count += 1
            continue
    return count


print(returns(400), breaks(500), continues(300))
