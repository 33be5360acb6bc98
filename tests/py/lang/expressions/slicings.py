"""Slices of every sequence: steps, negative bounds, out of range, assignment, deletion."""
s, l = 'abcdefg', list(range(7))
print(s[1:5:2], s[::-1], s[5:1:-2], s[-3:], s[:-3], s[10:], s[-10:2], s[3:3], s[4:2], s[None:None:None], s[::3], s[-1:-8:-1], s[True:3], s[:10**30], s[-10**30::2])
print(l[::2], l[6:0:-3], tuple(l)[1:4], range(10)[2:8:3], range(10)[::-1], b'abc'[::-1], bytearray(b'abc')[1:], memoryview(b'abcdef')[1:5:2].tobytes(), l[slice(1, None)], l[slice(-2)])
def do(source):
    a = list(range(6))
    try: exec(source, {'a': a}); print(source, a)
    except Exception as e: print(source, '|', type(e).__name__, e)
for source in ('a[1:3] = "xyz"', 'a[:] = []', 'a[::2] = "abc"', 'a[::2] = "ab"', 'a[5:2] = [9]', 'a[::-1] = range(6)', 'del a[::2]', 'del a[1:4]', 'del a[::-3]', 'a[1:1] = a', 'a[10:] = [7]', 'a[-1:] = ()', 'a[1:2] = 5', 'a[::0]', 'a[0:2] = {1: 2}', 'a[1:3] += [8]', 'a[2:4] *= 2', 'a["x":]', 'a[1.0:2]', 'a[::2] = []', 'del a[:]', 'a[-2:1:-1] = "pqr"', 'a[:2], a[3:] = a[4:], [0]', '(1, 2)[0:1] = 3', '"abc"[1:2] = "x"', 'del "abc"[0:1]', 'a[1:2:3, 4]'): do(source)
total = 0
for i in range(300):
    t = l[i % 7:] + l[:i % 7]
    total += t[0] + len(s[i % 9:i % 5]) + sum(l[::i % 3 + 1]) - sum(l[i % 4::-1])
    l[i % 7:i % 7 + 1] = [t[-1]] if i != 200 else [0.5]
print(total, l)
