"""Very long ints to and from text: the digit limit, its settings, other bases are free, repr of results."""
import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
big = 10 ** 4299
print(len(str(big)), len(repr(-big)))
for f in (lambda: str(big * 10), lambda: repr(big * 10), lambda: f'{big * 10}', lambda: '%d' % (big * 10), lambda: int('1' * 4301), lambda: int('-' + '1' * 4301), lambda: int('1' * 4300 + '_1'), lambda: print([big * 10]), lambda: format(big * 10, ','), lambda: eval('1' * 4301), lambda: int(b'9' * 5000), lambda: str({big * 10})):
    try:
        f()
        print('fine')
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, str(e)[:110])
print(len(hex(big ** 3)), len(bin(big)), int('1' * 9000, 16).bit_length(), int('0x' + 'f' * 5000, 0) == 16 ** 5000 - 1, len(f'{big * 10:x}'), len(oct(big * 10)))
for n in (639, -1, 'x', 0, 640, 1000):
    try:
        sys.set_int_max_str_digits(n)
        print(n, sys.get_int_max_str_digits())
    except (ValueError, TypeError) as e:
        print(n, type(e).__name__, e)
try:
    str(10 ** 1000)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(0)
print(len(str(3 ** 12000)), int('7' * 6000) % 1000003, str(3 ** 12000)[:20], str(3 ** 12000)[-20:])
sys.set_int_max_str_digits(4300)


def digits_sum(n):
    return sum(map(int, str(n)))


def palindrome(n):
    text = str(n)
    return text == text[::-1]


def lychrel(n):
    steps = 0
    while not palindrome(n) and steps < 60:
        n += int(str(n)[::-1])
        steps += 1
    return steps, n


print(digits_sum(2 ** 1000), lychrel(89), lychrel(10911), sum(lychrel(i)[0] for i in range(300)))
for text in ('0' * 4299 + '7', ' ' * 6000 + '7', '0' * 5000):
    try:
        print(int(text))
    except ValueError as e:
        print(str(e)[:80])
total = 0
for i in range(300):
    n = 7 ** i
    assert int(str(n)) == n and int(f'{n:_}') == n and int(hex(n), 16) == n
    total += len(str(n)) + digits_sum(n)
print(total)
