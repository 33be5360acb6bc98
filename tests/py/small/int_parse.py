"""Ints from text and text from ints."""


def round_trip(rounds):
    good = 0
    for i in range(rounds):
        n = (i - rounds // 2) * 97 ** (i % 15)
        if int(str(n)) == n and int(hex(n), 16) == n and int(bin(n), 2) == n and int(oct(n), 8) == n:
            good += 1
    return good


def bases(rounds):
    total = 0
    for i in range(rounds):
        total += int(str(i % 2) * 5, 2) + int("z" * (i % 4 + 1), 36) + int(f"{i:x}", 16)
    return total


def mistakes(rounds):
    bad = 0
    for i in range(rounds):
        try:
            int("12" + "x" * (i % 2))
        except ValueError:
            bad += 1
    return bad


print(round_trip(400), bases(400), mistakes(400))
for text in ("42", " -17 \n", "+5", "1_000_000", "0", "-0", "007", "٣٤", "9" * 30):
    print(repr(text), int(text))
for text in ("", " ", "1.5", "1__0", "_1", "0x10", "--1", "abc", "1 2"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
print(int("0x1F", 16), int("0b101", 0), int("0o17", 0), int("0xff", 0), int("-0x10", 0), int("ZZ", 36))
print(int(3.99), int(-3.99), int(1e20), int(True), int(2 ** 70 + 0.0), int("12", base=5))
for value in (float("nan"), float("inf"), None, [], "5", "x"):
    try:
        print(int(value))
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(hex(255), hex(-255), oct(8), bin(10), bin(-1), hex(2 ** 70), 0b1010, 0o17, 0xFF, 1_000)
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 64).bit_length(), (7).bit_count())
