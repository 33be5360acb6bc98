"""Assignment expressions."""


def pump(rounds):
    source = iter(range(rounds))
    total = 0
    while (x := next(source, None)) is not None:
        if (half := x // 2) % 2 and (third := x // 3) > 3:
            total += half + third
    return total, x


def best(rounds):
    return max((score := i * 7919 % 1009, i) for i in range(rounds)), [y for i in range(5) if (y := i * i) > 3], y


def digits(n):
    count = 0
    while n := n // 10:
        count += 1
    return count


def outer():
    found = any((last := x) > 5 for x in [1, 7, 3])
    return found, last


print(pump(500), best(400), sum(digits(i * 37) for i in range(400)), outer(), (z := 5) + z, z)
items = [w := 1, w + 1, (w := w * 10)]
print(items, w, f"{(v := 3)}", v, len(k := "abc"), k)
