"""__hash__, __bool__, __len__ and their rules."""
class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
    def __eq__(self, o): return self.h == o.h


print({H(1): 'a', H(2): 'b'}[H(1)], len({H(5), H(5), H(6)}), hash(H(-1)), hash(H(True)), hash(H(2 ** 61 - 1)) in (0, 2 ** 31 - 1, -1, 1, 2 ** 30))
for h in ('x', 1.5, None):
    try:
        hash(H(h))
    except TypeError as e:
        print(e)


class NoHash:
    def __eq__(self, o): return True


class Again(NoHash):
    __hash__ = object.__hash__


class Sub(H): pass


for cls in (NoHash, Sub, list, Again):
    try:
        print(cls.__name__, isinstance(hash(cls(1) if cls is Sub else cls()), int), cls.__hash__ is None)
    except TypeError as e:
        print(e)
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
try:
    {NoHash()}
except TypeError as e:
    print(e)


class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v


class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


class Both(L):
    def __bool__(self): return not self.n


for x in (B(True), B(False), L(0), L(3), Both(0), Both(1), B(1), B(None), L(-1), L('a'), L(2.0), L(1 << 70)):
    for f in (bool, len):
        try:
            print(f(x), end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' ')
    print()
print(sum(1 for i in range(300) if L(i % 3) and not Both(i % 2) or B(i % 5 == 0)))
