"""__iter__ and __next__: own iterators, exhausted ones, two-argument iter, errors passing through."""
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration('value')
        self.n -= 1
        return self.n


print(list(Countdown(4)), max(Countdown(3)), tuple(Countdown(0)), [a + b for a, b in zip(Countdown(3), 'xyz') if False], dict(enumerate(Countdown(2))))
c = Countdown(2)
print(next(c), next(c), next(c, 'default'))
try:
    next(c)
except StopIteration as e:
    print(e.value, e.args)


class Forever:
    def __iter__(self): return Countdown(3)


f = Forever()
print([(a, b) for a in f for b in f], a if False else '', sorted(f))
a, b, *rest = Countdown(5)
print(a, b, rest)
try:
    a, b = Countdown(3)
except ValueError as e:
    print(e)
try:
    a, b, c, d = Countdown(3)
except ValueError as e:
    print(e)
numbers = iter([5, 3, 0, 7])
print(list(iter(lambda: next(numbers), 0)), list(numbers))
for bad in ((lambda: iter(5)), (lambda: iter(lambda: 0)), (lambda: iter(5, 0)), (lambda: next([])), (lambda: next(5)), (lambda: iter())):
    try:
        print(type(bad()).__name__)
    except TypeError as e:
        print(e)


class Odd:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i == 3: raise KeyError('mid')
        if self.i % 5 == 0: raise StopIteration
        return self.i


o = Odd()
try:
    print([x for x in o])
except KeyError as e:
    print(e, list(o), list(o))
total = 0
for i in range(60):
    for x in Countdown(i % 9):
        total += x
    for x in f:
        total -= x
print(total)
