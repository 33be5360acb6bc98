"""Iterator classes: state, exhaustion, several over one source, inheritance, __iter__ as a generator."""
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
class Linked:
    class _It:
        def __init__(self, node): self.node = node
        def __iter__(self): return self
        def __next__(self):
            if self.node is None: raise StopIteration
            v, self.node = self.node
            return v
    def __init__(self, items):
        self.head = None
        for x in reversed(items): self.head = x, self.head
    def __iter__(self): return Linked._It(self.head)
class Peek:
    def __init__(self, it): self.it, self.buf = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buf.pop() if self.buf else next(self.it)
    def peek(self, default=None):
        if not self.buf:
            try: self.buf.append(next(self.it))
            except StopIteration: return default
        return self.buf[-1]


c = Countdown(3)
print(list(c), list(c), list(Tree(1, Tree(2, Tree(3)), Tree(4))), [(a, b) for a in Linked([1, 2]) for b in Linked('xy')], sum(Countdown(100)), max(Tree(3, Tree(9))), 4 in Tree(1, Tree(4)), dict(zip(Linked('ab'), Countdown(5))), [*Linked([]), *Countdown(2)])
p = Peek('abc')
print(p.peek(), next(p), p.peek(), list(p), p.peek('none'))
a, b, *rest = Countdown(5)
print(a, b, rest)
class Sub(Countdown):
    def __next__(self): return super().__next__() * 10
class Infinite:
    def __iter__(self): return self
    def __next__(self): return 1
print(list(Sub(2)), [x for x, _ in zip(Infinite(), range(3))])
class Resets(Countdown):
    def __next__(self):
        try: return super().__next__()
        except StopIteration:
            self.n = 2
            raise
r = Resets(1)
print(list(r), list(r), list(r))
class Fails:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2: raise ValueError('second')
        if self.n > 3: raise StopIteration
        return self.n
f = Fails()
out = []
while True:
    try:
        out.append(next(f))
    except ValueError as e: out.append(str(e))
    except StopIteration: break
print(out)
class Lazy:
    @property
    def __iter__(self): return lambda: iter('prop')
class Static:
    @staticmethod
    def __iter__(): return iter('st')
class Attr: pass
Attr.__iter__ = lambda self: iter('late')
print(list(Lazy()), list(Static()), list(Attr()))
Attr.__iter__ = lambda self: iter('changed')
print(list(Attr()))
n = 0
for i in range(60):
    for x in Countdown(i % 9): n += x
    for x in Linked(list(range(i % 7))): n += x
    for x in Tree(i, Tree(1), Tree(2, Tree(3))): n += x
print(n)
