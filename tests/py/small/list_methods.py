"""Every method of list, in loops and at its edges."""


def stack(rounds):
    items = []
    total = 0
    for i in range(rounds):
        items.append(i)
        if i % 3 == 2:
            total += items.pop() * items.pop(0)
    return total, len(items)


def middle(rounds):
    items = []
    for i in range(rounds):
        items.insert(len(items) // 2, i)
        if i % 2:
            items.remove(i - 1)
    return items[:6], len(items), items.index(rounds - 1)


def extend(rounds):
    items = []
    for i in range(rounds):
        items.extend((i, i + 1))
        items.extend(range(i % 3))
        items += "ab" if i % 100 == 0 else []
    return len(items), items.count(7), items.count("a")


def reverse(rounds):
    items = [1, 2, 3, 4, 5]
    for i in range(rounds):
        items.reverse()
        items.append(items.pop(1))
    return items


def caught(function, *arguments):
    try:
        return function(*arguments)
    except (IndexError, ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


print(stack(600), middle(300), extend(300), reverse(301))
items = [3, 1, 2]
print(items.sort(), items, items.copy(), items.clear(), items)
print(caught([].pop), caught([1].pop, 5), caught([1].remove, 2), caught([1].index, 2), caught([1, 2].pop, "a"), caught([1].index, 1, 1))
print(caught(lambda: [1, 2][2]), caught(lambda: [][-1]), caught([1].insert), caught([2, "a"].sort))
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
shared = [[0] * 2] * 2
shared[0][0] = 1
print(grid, shared, [1, 2] + [3], [1] * 3, [0] * -1, 2 in [1, 2], [1, [2, [3]]], [] == [], [[]] * 2)
items = [5]
items.insert(-5, "front")
items.insert(100, "back")
items.append(items)
print(items, items[3][3][0])
print([1, 2, 3].index(3, 1), [1, 1, 1].count(1), list("abc"), list(range(3)), list({1: 2}), list((1, 2)))
