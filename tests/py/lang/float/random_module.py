"""Module random with a seed: the same numbers as everywhere, distributions, choices, shuffles, state."""
import random
r = random.Random(42)
print([r.random() for _ in range(4)], r.randrange(1000), r.randint(1, 6), r.getrandbits(70), r.uniform(1, 10))
r.seed('text')
print([round(r.gauss(0, 1), 12) for _ in range(4)], round(r.normalvariate(5, 2), 12), round(r.expovariate(1.5), 12), round(r.triangular(0, 10, 3), 12), round(r.betavariate(2, 3), 12), round(r.lognormvariate(0, 1), 12))
r.seed(7)
letters = list('abcdefghij')
r.shuffle(letters)
print(''.join(letters), r.choice(letters), r.choices('abc', k=8), r.choices('abc', weights=[1, 10, 2], k=8), r.choices('abc', cum_weights=[1, 2, 3], k=3), r.sample(range(1000), 5), r.sample('abcd', 4), r.sample(['x', 'y'], counts=[3, 2], k=4))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state), state[0], len(state[1]), r.randbytes(5).hex(), r.binomialvariate(10, 0.3))
for seed in (0, b'bytes', bytearray(b'x'), 'x', -5, 2 ** 100, True):
    print(repr(seed), random.Random(seed).random())
for f in (lambda: r.randrange(0), lambda: r.randrange(5, 5), lambda: r.randrange(1, 10, 0), lambda: r.randrange(1.5), lambda: r.randint(5, 1), lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.sample({1, 2}, 1), lambda: r.choices([], k=1), lambda: r.choices('ab', weights=[0, 0]), lambda: r.choices('ab', weights=[1]), lambda: r.getrandbits(-1), lambda: r.getrandbits(0), lambda: random.Random([1]), lambda: r.setstate((1, 2, 3)), lambda: r.shuffle((1, 2)), lambda: r.randrange(10, None, 2), lambda: r.choices('ab', weights=[1, 2], cum_weights=[1, 3])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print([r.randrange(0, 100, 7) for _ in range(5)], [r.randrange(10, 0, -3) for _ in range(5)], [r.randint(-3, 3) for _ in range(8)])


def monte_carlo(n, seed):
    g = random.Random(seed)
    inside = 0
    for _ in range(n):
        x, y = g.random(), g.random()
        if x * x + y * y < 1: inside += 1
    return 4 * inside / n


print(monte_carlo(2000, 1), monte_carlo(500, 2))
random.seed(3)
counts = [0] * 6
for _ in range(600): counts[random.randrange(6)] += 1
print(counts, random.random())


class Fixed(random.Random):
    def random(self): return 0.25


f = Fixed()
print(f.random(), f.uniform(0, 4), f.choice('abcd'), f.randrange(8), f.choices('abcd', k=2), f.expovariate(1))
