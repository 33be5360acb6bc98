"""A generator and its consumer that run until they are interrupted, twice: the first time it is caught."""


def numbers(start):
    while True:
        yield start
        start += 1


def spin(rounds):
    total = 0
    for x in numbers(0):
        total = (total + x) & 0xFFFFFF
        if x == rounds:
            return total


spin(50000)
print("ready", flush=True)
try:
    spin(-1)
except KeyboardInterrupt:
    print("caught", flush=True)
print("ready", flush=True)
spin(-1)
