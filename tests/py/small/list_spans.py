"""Spans of lists copied over spans of lists, items taken out and put in anywhere, in hot loops."""


def flips(n):
    order = [(i * 7) % 11 for i in range(11)]
    total = 0
    for i in range(n):
        first = order[0]
        if first == 0:
            order = order[3:] + order[:3]
            continue
        order[:first + 1] = order[first::-1]
        total += order[1] * i
    return order, total


print(flips(400))


def copies(n, make):
    """Same list and two lists; equal, growing and shrinking spans; both directions."""
    a, b, log = [make(i) for i in range(12)], [make(i * i) for i in range(9)], []
    for i in range(n):
        k, m = i % 5, i % 7
        a[i % len(a)] = make(i)
        b[i * 5 % len(b)] = make(i * 3 + 1)
        if i % 40 == 39:
            log.append((a[:], b[:]))
        a[k:k + 3] = b[m:m + 3]
        b[m:m + 2] = a[k + 1:k + 3]
        a[k:k + 4] = a[k + 3:k:-1]
        a[k + 1:k + 4] = a[k:k + 3]
        a[k:k + 3] = a[k + 1:k + 4]
        b[2:6] = b[5:1:-1]
        b[1:4] = b[3::-1][:3]
        a[3:7] = a[9:5:-1]
        if i % 9 == 0:
            a[k:k] = b[m:m + 2]
            a[-1:] = b[:0]
            del a[12:]
            a[len(a):] = b[0:12 - len(a)]
            b[3:5] = a[8:2:-1]
            del b[9:]
    return log


for make in (int, float, str, lambda i: i % 2 == 0, lambda i: None if i % 3 else i):
    print(copies(200, make))


def reversals(n, make, last):
    """Turned round where they are, up to bounds that mean something else."""
    a, log = [make(i) for i in range(9)], []
    for i in range(n):
        k, m = i % 10 if i > last else i % 6 + 3, i % 4
        a[i % len(a)] = make(i)
        a[:k] = a[k - 1::-1]
        a[m + 1:k] = a[k - 1:m:-1]
        if i > last:
            a[m:k] = a[k - 1:m - 1:-1]
            a[k:] = a[:k - 1:-1]
            a[-k:] = a[-1:-k - 1:-1]
            a[:-1] = a[-2::-1]
        while len(a) < 9:
            a.append(make(i))
        del a[9:]
        if i % 40 == 39:
            log.append(a[:])
    return log


for make in (int, float, str, lambda i: i % 3 == 0):
    print(reversals(400, make, 300))
    print(reversals(200, make, 0))


def mixed(n):
    """What is copied is kept otherwise than where it goes."""
    a, b = [1, 2, 3, 4, 5, 6], [1.5, 2.5, 3.5]
    for i in range(n):
        a[i % 3:i % 3 + 2] = b[:2]
        a[5] += 1
        b[1:2] = a[5:4:-1]
        if i % 50 == 0:
            a, b = [i] * 6, [0.5, i / 2, 1.0]
    return a, b


print(mixed(320))


def kept(n):
    """The slice is looked at later, or by another list."""
    a, log = list(range(8)), []
    for i in range(n):
        part = a[i % 4::-1]
        a[:len(part)] = part
        other = a
        a[1:4] = last = other[2:5]
        a[i % 8] = i
        if i > n - 3:
            log.append((part, last))
    return a, log


print(kept(300))


def rotate(n):
    items, names = list(range(10)), ["a", "b", "c", "d"]
    seen = 0
    for i in range(n):
        items.insert(i % 12, items.pop(0))
        items.insert(-i % 10, items.pop(-(i % 10) - 1))
        names.insert(i % 4, names.pop(i % 3))
        names.insert(-99, names.pop())
        seen += items[i % 10]
    return items, names, seen


print(rotate(400))


def ends(n):
    items, out = [1, 2, 3], []
    for i in range(n):
        try:
            items.pop(i % 5)
        except IndexError as error:
            out.append(str(error))
        if i % 4 == 0:
            items.insert(i, i)
        if i % 33 == 32:
            items.insert(0, "x")
            items = [i, i + 1]
    return items, len(out), out[-2:], out[:2]


print(ends(400))


def stacks(n):
    ints, floats, texts = [], [], []
    total = 0
    for i in range(n):
        ints.append(i)
        floats.append(i / 4)
        texts.append(str(i))
        if i % 5 == 4:
            total += ints.pop() + floats.pop() + len(texts.pop())
            ints[-1] += 1
    while ints:
        total += ints.pop()
    return total, len(floats), texts[-2:], ints


print(stacks(400))
