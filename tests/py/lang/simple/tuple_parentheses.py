"""Tuples without parentheses in every statement that takes them; trailing commas."""
a = 1,; b = 1, 2; c = (); d = (3); e = (3,); f = 1, (2, 3), 4
print(a, b, c, d, e, f)
def g(): return 1, 2
def h(): yield 1, 2
for i in 1, 2, 3: print(i, end=' ')
for x, in [(1,), (2,)]: print(x, end=' ')
for i, (j, k) in [(1, (2, 3))]: print(i, j, k)
print(g(), next(h()), [*a, *b], {*a}, a + b, (lambda: (1, 2))(), [(x, y) for x, y in [(1, 2)]])
s = {}; s[1, 2] = 'pair'; s[1,] = 'single'; s[()] = 'empty'; s[*a, 5] = 'star'; print(s, s[1, 2], s[*b])
del a, b
x = yy = 1, 2; print(x is yy); m, = [5]; print(m); (n) = 6; [o] = [7]; print(n, o)
