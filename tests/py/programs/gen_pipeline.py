"""Generators that feed generators."""
import sys

LENGTH = {"tiny": 500, "short": 350000, "long": 2900000}


def numbers(seed, count):
    for _ in range(count):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        yield seed >> 20


def keep(predicate, items):
    for item in items:
        if predicate(item):
            yield item


def change(function, items):
    for item in items:
        yield function(item)


def take(count, items):
    if count <= 0:
        return
    for item in items:
        yield item
        count -= 1
        if count == 0:
            return


def pairwise(items):
    iterator = iter(items)
    previous = next(iterator)
    for item in iterator:
        yield previous, item
        previous = item


def chunks(size, items):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def merged(left, right):
    """Both are sorted; so is the result."""
    left, right = iter(left), iter(right)
    a, b = next(left, None), next(right, None)
    while a is not None and b is not None:
        if a <= b:
            yield a
            a = next(left, None)
        else:
            yield b
            b = next(right, None)
    if a is not None:
        yield a
        yield from left
    if b is not None:
        yield b
        yield from right


def running_mean():
    """Is sent values, yields their mean so far."""
    total = count = 0
    mean = 0.0
    while True:
        total += yield mean
        count += 1
        mean = total / count


def primes():
    """Each prime found becomes a filter for those that follow."""
    found = []
    n = 2
    while True:
        if all(n % p for p in take_while(lambda p, n=n: p * p <= n, found)):
            found.append(n)
            yield n
        n += 1


def take_while(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


def main(size):
    length = LENGTH[size]
    odd_squares = change(lambda x: x * x, keep(lambda x: x & 1, numbers(1, length)))
    print("odd squares", sum(odd_squares))
    print("rises", sum(b > a for a, b in pairwise(numbers(2, length))))
    print("chunks", sum(max(chunk) - min(chunk) for chunk in chunks(7, numbers(3, length))))
    print("merged", sum(i * x for i, x in enumerate(merged(range(0, length, 3), range(0, length, 2)))) % 1000003)
    mean = running_mean()
    next(mean)
    for value in numbers(4, length):
        last = mean.send(value)
    mean.close()
    print(f"mean {last:.6f}")
    print("primes", list(take(8, primes())), sum(take(length // 100, primes())))


if __name__ == "__main__":
    main(sys.argv[1])
