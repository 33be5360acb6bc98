"""Sizes that no machine has room for are a MemoryError, and the program goes on."""
# oracle: native


def attempt(make):
    try:
        return len(make())
    except (MemoryError, OverflowError) as error:
        return type(error).__name__


HUGE = 2**57
for make in (
    lambda: [0] * HUGE,
    lambda: [0, "a"] * (HUGE // 2),
    lambda: (1, 2) * HUGE,
    lambda: "x" * HUGE,
    lambda: "é" * HUGE,
    lambda: b"x" * HUGE,
    lambda: bytearray(b"xy") * HUGE,
    lambda: "x".ljust(HUGE),
    lambda: "x".zfill(HUGE),
    lambda: [0] * 2**62,
    lambda: [0] * 2**70,
    lambda: "x" * 2**70,
    lambda: bytes(HUGE),
    lambda: bytearray(HUGE),
    lambda: [1] * 10,
):
    print(attempt(make))
items = [1, 2]
try:
    items *= HUGE
except MemoryError:
    print("still", items)
for i in range(400):
    if i % 100 == 99:
        print(attempt(lambda: [i] * HUGE))
