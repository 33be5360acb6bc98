"""None, is, is not, and truth in conditions; short circuits keep values."""


def find(items, x):
    for i, item in enumerate(items):
        if item == x:
            return i


def run(rounds):
    items = [5, 3, 8]
    found = missing = 0
    for i in range(rounds):
        position = find(items, i % 9)
        if position is None:
            missing += 1
        elif position is not None and not position:
            found += 100
        else:
            found += position
    return found, missing


def optional_links(rounds):
    class Node:
        next = None

    head = last = Node()
    for i in range(rounds):
        last.next = Node()
        last = last.next
    length = 0
    while head is not None:
        head = head.next
        length += 1
    return length


def defaults(rounds):
    total = 0
    values = [None, 0, 5, "", "abc", [], [1]]
    for i in range(rounds):
        v = values[i % 7]
        total += len(str(v or "default")) + (10 if v else 0) + (100 if v is None else 0) + (1000 if v is not None and not v else 0)
        x = v and 5
        y = not v
        total += 1 if x == 5 and not y else 0
    return total


def alternates(rounds):
    best = None
    turns = 0
    for i in range(rounds):
        value = i * 31 % 47
        if best is None or value > best:
            best = value
            turns += 1
        if i % 60 == 59:
            best = None
    return best, turns


calls = []


def noted(x):
    calls.append(x)
    return x


print(run(500), optional_links(400), defaults(700), alternates(400))
print(None is None, None == None, None != 0, not None, None or 5, None and 5, 0 or None, [] or {} or (), 1 and 2 and 3, 1 or 2, not not "a", None in [None], [None].count(None), str(None), bool(None), {None: 1}[None], type(None)())
print(noted(0) and noted(1) or noted(2), noted(3) or noted(4), noted(5) and noted(0) and noted(6), calls, "yes" if noted(7) else noted(8), (lambda: None)(), print())
a = b = None
print(a is b, [x for x in (None, 0, False, "", 1) if x is not None], max((x for x in (None, 3, None, 7) if x), default=None), 5 if a else 6 if b else 7)
