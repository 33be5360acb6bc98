"""Recursion: direct, mutual, through methods, generators, comprehension; limits."""
# oracle: native
import sys
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def hanoi(n, a='a', b='b', c='c'): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def perms(x): return [x] if len(x) < 2 else [x[i:i + 1] + p for i in range(len(x)) for p in perms(x[:i] + x[i + 1:])]
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
class Tree:
    def __init__(self, d): self.kids = [Tree(d - 1) for _ in range(2)] if d else []
    def count(self): return 1 + sum(k.count() for k in self.kids)
    @property
    def height(self): return 1 + max((k.height for k in self.kids), default=0)
    def __len__(self): return 1 + sum(map(len, self.kids))
print(fact(30), even(100), odd(101), ack(2, 6), hanoi(9), len(perms('abcde')), list(flat([1, [2, [3, [4]], []], 5])), Tree(6).count(), Tree(4).height, len(Tree(5)))
def forever(n): return forever(n + 1)
class Loop:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __len__(self): return len(self)
for f in (lambda: forever(0), lambda: repr(Loop()), lambda: Loop() == 1, lambda: len(Loop())):
    try: f()
    except RecursionError as e: print(type(e).__name__, str(e)[:32])
print(sys.getrecursionlimit())
for bad in (0, -1, 'a'):
    try: sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e: print(e)
y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(y(lambda f: lambda n: n if n < 2 else f(n - 1) + f(n - 2))(13))
print(sum(fact(i % 20) % 97 + even(i % 30) + hanoi(i % 4) for i in range(200)))
