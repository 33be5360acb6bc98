"""Integer literals in all bases, underscores, and what is refused."""
print(0, 00, 0_0, 7, 1_000_000, 0xdead_BEEF, 0XfF, 0o17, 0O7_7, 0b1010, 0B1_1, 0x_f, 0b_1, 0o_7)
print(2147483647, 2147483648, 9223372036854775807, 9223372036854775808, 0xffffffffffffffffffffffff, 10_0 ** 1_1)
print(-1 ** 2, --1, +-+1, ~0x0f, 1if 1else 2, 0xfor 1)
print([1_0, 2_0][0b1], 1 .real, 1..real, (1).bit_length(), 5 .__add__(2))
total = 0
for i in range(300):
    total += 0xff + 0b11 - 1_000 + 9223372036854775800
print(total)
for source in ('01', '1__0', '1_', '_1', '0x', '0b', '0b2', '0o8', '0xg', '0_', '00_1', '1_a', '0b1_', '12abc', '0b12', '1_000_', '0x_', '0o'):
    try:
        print(source, eval(source))
    except (SyntaxError, NameError) as e:
        print(source, '|', type(e).__name__, getattr(e, 'msg', e))
