# _random: the numbers are those of CPython, bit for bit.
from _random import Random

for seed in (0, 1, 42, -42, 2**32, 2**64 + 5, 10**40, True):
    r = Random(seed)
    print(r.random(), r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(53), r.getrandbits(130))

r = Random(7)
state = r.getstate()
first = [r.random() for _ in range(700)]
print(len(state), state[-1], sum(first), first[-1])
r.setstate(state)
print([r.random() for _ in range(700)] == first)
r.seed(7)
print(r.random() == first[0], r.getrandbits(0))


class Named(Random):
    def __new__(cls, seed, name):
        return super().__new__(cls, seed)

    def __init__(self, seed, name):
        super().__init__(seed)
        self.name = name


n = Named(7, "seven")
print(n.random() == first[0], n.name)
for call in (
    lambda: r.getrandbits(-1),
    lambda: r.setstate((1, 2)),
    lambda: r.setstate([1]),
    lambda: r.getrandbits("a"),
    lambda: Random([]),
):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# Nobody knows what these are.
print(Random().random() != Random().random())
