"""// and % and divmod of floats, round, int and float conversions."""


def grid(rounds):
    total = 0.0
    for i in range(rounds):
        a = i * 0.75 - 100.0
        b = (i % 9 - 4) * 0.5
        if b:
            total += a // b + a % b
    return total


def wrap(rounds):
    angle = 0.0
    for i in range(rounds):
        angle = (angle + 0.7 * (1 if i % 3 else -5)) % 6.283185307179586
    return angle


def rounding(rounds):
    total = 0
    for i in range(rounds):
        total += round(i / 4) + int(i / 3) - int(-i / 3)
    return total


def caught(operation):
    try:
        return operation()
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


inf, nan = float("inf"), float("nan")
print(repr(grid(500)), repr(wrap(500)), rounding(600))
for a in (5.5, -5.5, 0.0, -0.0, 1e300, inf, nan):
    for b in (2.0, -2.0, 0.3, inf, -inf):
        print(a, b, a // b, a % b, divmod(a, b))
print(caught(lambda: 1.0 // 0.0), caught(lambda: 1.0 % 0.0), caught(lambda: 1.0 / 0.0), caught(lambda: divmod(1.0, 0)), caught(lambda: 1 / 0), caught(lambda: 1 % 0))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675)], round(2.675, 2), round(-1.25, 1), round(1234.5, -2), round(1e300), round(7, -1))
print(caught(lambda: int(inf)), caught(lambda: round(nan)), caught(lambda: float("x1")), float(" 1e3 "), float("-Infinity"), float("1_0.5"))
print((2.5).is_integer(), (4.0).is_integer(), (0.75).as_integer_ratio(), (1e10).hex(), float.fromhex("0x1.8p1"))
