"""The function here is letter for letter that of mod_a; the globals are not."""
FACTOR = 0.5
calls = 1000


def offset(i):
    return -i


def work(rounds):
    global calls
    total = 0
    for i in range(rounds):
        calls += 1
        total += offset(i) * FACTOR
    return total
