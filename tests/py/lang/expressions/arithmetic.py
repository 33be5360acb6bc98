"""+ - * / // % on ints, floats, sequences; signs; big results; errors."""
values = [0, 1, -1, 7, -7, 2 ** 62, -2 ** 63, 2.5, -0.5, True]
for op in ('+', '-', '*', '/', '//', '%'):
    row = []
    for a in values:
        for b in values[1:8:2] + [3, -3]:
            try: row.append(eval(f'a {op} b'))
            except Exception as e: row.append(type(e).__name__)
    print(op, row)
print([1] + [2], (1,) + (2,), 'a' + 'b', b'a' + b'b', [0] * 3, 3 * 'ab', 'ab' * -1, (1, 2) * 2, [] * 5, bytearray(b'a') + b'b', b'a' + bytearray(b'b'), [[]] * 2)
for source in ('1 + "a"', '"a" + 1', '[] + ()', '() + []', 'None + 1', '1 - "a"', '"a" - "b"', '"a" * "b"', '[] * 1.5', '1 / 0', '1.0 / 0', '1 // 0', '1 % 0', '1.5 % 0', '1.5 // 0', 'divmod(1, 0)', '1j // 1', '1j % 2', 'divmod(1j, 1)', '{} + {}', '{1} + {2}', '1 @ 2', '[] @ []', '10 ** 400 / 3', '(10 ** 400) * 1.0', 'b"a" + "a"', '"a" + b"a"', 'range(2) + range(2)', 'print + 1'):
    try: print(eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
a, f = 1, 0.0
for i in range(300):
    a = a * 3 + i - (a // 7) % 1000 if a < 10 ** 40 else a % 99991
    f = (f + i / 7) % 50 - (-i // 3) % 2.5
print(a, round(f, 9))
