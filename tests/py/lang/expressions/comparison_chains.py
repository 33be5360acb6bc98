"""Chained comparisons: each operand once, short circuit; in and is; mixed types."""
def v(x): LOG.append(x); return x
LOG = []
print(v(1) < v(2) < v(3), v(3) < v(2) < v(1), v(1) < v(5) > v(2) != v(2), LOG)
print(1 < 2 == True, (1 < 2) == True, 1 in [1] == True, 'a' < 'b' < 'c', 1 == 1.0 == True, [1] < [1, 2] < [2], not 1 == 2, 1 is 1 is not None, 3 > 2 in {2: 0})
print((1, 'a') < (2, 0), [1, [2]] == [1, [2]], (1, 2) == [1, 2], 'a' == b'a', {1: 2} == {1: 2.0}, {1} < {1, 2}, {1} <= {2}, range(3) == range(0, 3, 1), float('nan') != float('nan'), 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 400 > 1e308, -10 ** 400 < float('-inf'), 1 < float('inf'))
for source in ('1 < "a"', '[] < ()', 'None < None', '{} < {}', '1j < 2j', 'object() > 1', '1 in 5', '"a" in 5', '1 in "a"', 'None in "a"', '[] in {1}', 'int < str', '(1, "a") < (1, 2)', '1 < 2 < "a"', '2 < 1 < "a"', 'b"a" < "a"', '"a" in b"abc"', '300 in b"a"', '1 not in None', 'range(2) < range(3)', '{1} < [1]', 'slice(1) < slice(2)', 'slice(1, 2) == slice(1, 2)'):
    try: print(eval(source))
    except (TypeError, ValueError) as e: print(source, '|', e)
count = 0
for i in range(300):
    x = i if i < 150 else i / 2
    count += 0 <= x < 100 <= x + 50 != 70
    count += i % 2 == 0 != i % 3 and x is not None is not i
    count += ((i, 'b') < (x, 'c')) in [True]
print(count)
