"""Recursive, mutually recursive, self-replacing functions; functions in containers; Y combinator."""
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def hanoi(n, a='a', b='b', c='c'): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


print(fact(30), even(100), odd(99), ack(2, 3), len(hanoi(7)), hanoi(3))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))
old = fact
def fact(n): return 'replaced'
print(old(1), old(3) if False else fact(3))
try:
    print(old(3))
except TypeError as e:
    print(e)
def lazy():
    global lazy
    value = 42
    lazy = lambda: value
    return 'computed'
print(lazy(), lazy(), lazy())
table = {'add': lambda a, b: a + b, 'neg': lambda a: -a}
print(table['add'](1, 2), table['neg'](3), [f(4) for f in (abs, str, lambda x: x * x, [].__class__.__len__.__get__([1]).__call__ if False else float)])
def trampoline(f, *a):
    r = f(*a)
    while callable(r):
        r = r()
    return r
def count(n, acc=0): return acc if n == 0 else lambda: count(n - 1, acc + n)
print(trampoline(count, 1000))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def flat(x): return [z for y in x for z in flat(y)] if isinstance(x, list) else [x]
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(gcd(1071, 462), flat([1, [2, [3, []]]]), perms('abc'))
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(800))
def forever(): return forever()
try:
    forever()
except RecursionError as e:
    print(type(e).__name__, str(e).split(' in ')[0])
class Node:
    def __init__(self, l=None, r=None): self.l, self.r = l, r
    def size(self): return 1 + sum(c.size() for c in (self.l, self.r) if c)
    def __call__(self, d): return 1 if d == 0 else self(d - 1) + Node()(d - 1)
print(Node(Node(), Node(Node())).size(), Node()(6))
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(17))
def collatz(n, seen={1: 0}):
    if n not in seen:
        seen[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return seen[n]
print(max((collatz(n), n) for n in range(1, 400)))
