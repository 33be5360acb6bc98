"""bools as numbers: every operator, result types."""
for a in (True, False):
    for b in (True, False, 2, -1, 0.5, 2j):
        out = [a + b, a - b, a * b, b - a, a ** b if a or not isinstance(b, (float, complex)) and b >= 0 else '-', a == b]
        print(out, [type(x).__name__ for x in out])
print(-True, +True, ~0, -False, abs(True), True / 2, True // 2, True % 2, divmod(True, 2), 5 // True, 7 % True, round(True), True << 3, True >> 1, pow(True, 2, 3), 2 ** True, True and 5, False or [], not True, True + True + True, sum([True] * 5), True * 'ab', [1] * True, 'ab' * False, float(True), int(True), complex(True), str(True), repr(False), hex(True), bin(True), oct(True), chr(True + 64), 'ab'[True], [10, 20][False], range(True, 3), max(True, False), min(True, 0.5), sorted([True, 0, False, 1]))
for f in (lambda: True // False, lambda: True % 0, lambda: 1 / False, lambda: True + 'a', lambda: 'a' + True, lambda: True << -1, lambda: False ** -1, lambda: True @ True, lambda: bool(1)[0], lambda: bool(1)(), lambda: len(True), lambda: True.x, lambda: divmod(True, False), lambda: True < 'a', lambda: pow(True, -1, 0), lambda: True << 'x'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
x = True
x += 1
print(x, type(x).__name__)
x = True
x -= True
print(x, x is False)
x = True
x *= True
print(x, x is True)
n = 0
flag = False
for i in range(600):
    flag = not flag
    n += flag + (i % 3 == 0) * 2 - (i > 300) + flag * i
print(n)
