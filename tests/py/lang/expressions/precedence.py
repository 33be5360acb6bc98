"""Which operator binds how: each line against its version in parentheses."""
PAIRS = '''1 + 2 * 3|1 + (2 * 3)
-2 ** 2|-(2 ** 2)
2 ** -1|2 ** (-1)
2 ** 3 ** 2|2 ** (3 ** 2)
not 1 == 2|not (1 == 2)
1 or 0 and 0|1 or (0 and 0)
not 0 and 0|(not 0) and 0
1 << 2 + 1|1 << (2 + 1)
6 & 3 == 2|6 & (3 == 2) if False else (6 & 3) == 2
1 | 2 ^ 3 & 1|1 | (2 ^ (3 & 1))
1 < 2 & 3|1 < (2 & 3)
5 - 3 - 1|(5 - 3) - 1
100 / 10 / 5|(100 / 10) / 5
7 // 2 * 2|(7 // 2) * 2
7 % 4 * 3|(7 % 4) * 3
-7 // 2|(-7) // 2
~1 + 2|(~1) + 2
- 1 .real|-(1 .real)
-[5][0]|-([5][0])
2 * -3|2 * (-3)
1 if 0 else 2 or 3|1 if 0 else (2 or 3)
1, 2 if 1 else 3|(1, (2 if 1 else 3))
lambda: 1, 2|((lambda: 1), 2)
1 + 2 if 0 else 3|(1 + 2) if 0 else 3
1 in [1] + [2]|1 in ([1] + [2])
not 1 in [2]|not (1 in [2])
1 << 1 << 2|(1 << 1) << 2
64 >> 1 << 2|(64 >> 1) << 2
8 ^ 4 | 2|(8 ^ 4) | 2
2 + 3 << 1|(2 + 3) << 1
"%d" % 3 * 2|("%d" % 3) * 2
"a" + "b" * 2|"a" + ("b" * 2)
1 == 1 in [True]|(1 == 1) and (1 in [True])
not not 1 + 1|not (not (1 + 1))
+-~1|+(-(~1))
2 ** ~0|2 ** (~0)
5 is not None|not (5 is None)
1 and 2 or 3 and 4|(1 and 2) or (3 and 4)'''
import warnings
warnings.simplefilter('ignore')
for line in PAIRS.splitlines():
    a, b = (eval(side) for side in line.split('|', 1)) if line.count('|') == 1 else (eval(line.rsplit('|', 1)[0]) if line.startswith(('5', '7')) else 0, 0)
    print(line, repr(a).split(' at ')[0] == repr(b).split(' at ')[0], a if not isinstance(a, tuple) else len(a))
total = 0
for i in range(300): total += -i ** 2 + 2 * i % 7 - i // 3 << 1 & 255 | i ^ 3 if i % 2 or not i % 3 else ~i
print(total)
