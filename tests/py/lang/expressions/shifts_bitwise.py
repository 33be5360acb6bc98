"""<< >> & | ^ on ints, bools, sets, dicts; negative numbers; big shifts."""
print(1 << 0, 1 << 62, 1 << 63, 1 << 64, -1 << 63, -5 >> 1, 5 >> 100, -5 >> 100, 0 << 1000, 2 ** 100 >> 90, -2 ** 100 >> 90, True << 2, 1 << True)
print(6 & 3, 6 | 3, 6 ^ 3, -6 & 3, -6 | 3, -6 ^ 3, ~6 & 0xff, 2 ** 70 & -1, -2 ** 70 | 1, 2 ** 70 ^ -1, True & True, True ^ True, True | 2, False & 5)
print({1, 2} & {2, 3}, {1} | {2}, {1, 2} ^ {2, 3}, {1, 2} - {1}, {'a': 1} | {'a': 2, 'b': 3}, {1: 2}.keys() & [1], int | str, list[int] | None)
for source in ('1 << -1', '1 >> -1', '1.0 << 1', '1 << 1.0', '"a" << 1', '1 & 1.5', '1 | None', '[] ^ []', '{1} & [1]', '{} & {}', 'True & 1.0', '1 << (1 << 70)', '0 << (1 << 70)', '5 >> (1 << 70)', '-5 >> (1 << 70)', 'int | 5', '~"a"', '{1} | 1', '1 ^ "a"'):
    try: print(eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
h, flags = 5381, False
for i in range(400):
    h = ((h << 5) + h ^ i) & 0xffffffffffffffff
    flags ^= i % 3 == 0
    flags |= i > 390
    h |= 1 << (i % 70)
    h &= ~(1 << (i % 61))
print(h, flags, h >> 60, h & -h)
