"""The function here is letter for letter that of mod_b; the globals are not."""
FACTOR = 3
calls = 0


def offset(i):
    return i + 1


def work(rounds):
    global calls
    total = 0
    for i in range(rounds):
        calls += 1
        total += offset(i) * FACTOR
    return total
