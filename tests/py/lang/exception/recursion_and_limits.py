"""RecursionError: caught, in methods, repr, comparison; the machine goes on afterwards; deep data."""
# oracle: native
import sys


def deep(n): return deep(n + 1)


class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n)
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __hash__(self): return hash(self)
    def __add__(self, o): return self + o
    def __getitem__(self, k): return self[k]
    def __bool__(self): return bool(self)
    @property
    def p(self): return self.p


r = R()
for f in (lambda: deep(0), lambda: repr(r), lambda: r == 1, lambda: r.x, lambda: len(r), r, lambda: hash(r), lambda: r + 1, lambda: r[0], lambda: bool(r), lambda: r.p, lambda: str(r), lambda: f'{r}', lambda: [r] == [R()], lambda: {r: 1}, lambda: sorted([r], key=lambda v: deep(0)), lambda: list(map(deep, [1])), lambda: print(r), lambda: max([1, 2], key=deep)):
    try:
        f()
        print('fine')
    except RecursionError as e:
        print('RecursionError', str(e).split(' while')[0])


def down(n): return 0 if n == 0 else 1 + down(n - 1)


print(down(500), sys.getrecursionlimit() >= 1000)
nested = []
for _ in range(400): nested = [nested]
depth = 0
while nested:
    nested = nested[0]
    depth += 1
print(depth)
loop = []
loop.append(loop)
d = {}
d['me'] = d
t = ([],)
t[0].append(t)
print(loop, d, t)
for f in (lambda: loop == [loop], lambda: loop == loop, lambda: d == {'me': d}):
    try:
        print(f())
    except RecursionError:
        print('RecursionError')
a, b = [], []
a.append(b); b.append(a)
try:
    print(a == b)
except RecursionError:
    print('RecursionError')


def mutual_a(n): return mutual_b(n - 1) if n else 'end'
def mutual_b(n): return mutual_a(n - 1) if n else 'end'


def gen(n):
    if n: yield from gen(n - 1)
    yield n


count = 0
for i in range(30):
    try:
        deep(0)
    except RecursionError:
        count += 1
print(count, mutual_a(400), sum(gen(200)), down(300))


def cleanup(n, log):
    try:
        return cleanup(n + 1, log)
    finally:
        if n < 3: log.append(n)


log = []
try:
    cleanup(0, log)
except RecursionError:
    print(log)
sys.setrecursionlimit(300)
try:
    down(400)
except RecursionError as e:
    print('limit', e)
for n in (0, -1, 'x', 1):
    try:
        sys.setrecursionlimit(n)
        print('set')
    except (ValueError, TypeError, RecursionError) as e:
        print(type(e).__name__, str(e)[:45])
sys.setrecursionlimit(1000)
print(down(600))
