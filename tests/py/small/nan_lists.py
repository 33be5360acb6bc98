"""NaN in lists: not equal to itself, but found where the very object lies."""

nan = float("nan")
inf = float("inf")


def counts(rounds):
    items = [1.0, nan, 2.0, nan]
    found = equal = 0
    for i in range(rounds):
        if nan in items:
            found += 1
        if items[i % 4] == items[i % 4]:
            equal += 1
    return found, equal, items.count(nan), items.index(nan)


def compare(rounds):
    less = greater = neither = 0
    items = [float(i % 10) if i % 10 else nan for i in range(rounds)]
    for a, b in zip(items, items[1:]):
        if a < b:
            less += 1
        elif a > b:
            greater += 1
        else:
            neither += 1
    return less, greater, neither


def poisoned(rounds):
    total = 0.0
    turned = None
    for i in range(rounds):
        total += inf - inf if i == rounds - 50 else 1.0
        if total != total and turned is None:
            turned = i
    return total, turned


print(counts(600))
print(compare(700))
print(poisoned(500))
pair = [nan]
print(pair == [nan], pair == pair, (1, nan) == (1, nan), {nan: 1} == {nan: 1}, pair != [nan])
print(nan == nan, nan != nan, nan < nan, nan <= nan, nan > nan, nan >= nan)
print([x for x in [3.0, nan, 1.0] if not x != x], [nan, inf, -inf, -nan])
numbers = [nan, 5.0]
numbers.remove(nan)
print(numbers, max([1.0, nan]), max([nan, 1.0]), min([1.0, nan]), min([nan, 1.0]))
print(bool(nan), nan is nan, {nan, nan} == {nan}, len({nan, nan}))
