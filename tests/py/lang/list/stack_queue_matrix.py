"""Lists at work: stacks, queues, matrices, flattening, rotation, merging."""
def flatten(items):
    out, stack = [], [iter(items)]
    while stack:
        for x in stack[-1]:
            if isinstance(x, list):
                stack.append(iter(x))
                break
            out.append(x)
        else:
            stack.pop()
    return out


print(flatten([1, [2, [3, [], [4]], 5], [[[6]]]]))


def rotate(a, k):
    k %= len(a)
    a[:] = a[-k:] + a[:-k]
    return a


print(rotate([1, 2, 3, 4, 5], 2), rotate([1, 2, 3], -1), rotate([1], 10))


def merge_sort(a):
    if len(a) < 2:
        return a
    mid = len(a) // 2
    left, right = merge_sort(a[:mid]), merge_sort(a[mid:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


data = [(i * 7919 + 13) % 101 for i in range(120)]
print(merge_sort(data) == sorted(data), merge_sort(list('mergesort')))


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


m = [[1, 1], [1, 0]]
p = [[1, 0], [0, 1]]
for _ in range(90):
    p = matmul(p, m)
print(p)
grid = [[0] * 8 for _ in range(8)]
for step in range(200):
    r, c = step % 8, step * 3 % 8
    grid[r][c] += step
    grid[c][r], grid[r][c] = grid[r][c], grid[c][r]
print([sum(r) for r in grid], list(map(list, zip(*grid)))[0])
queue, seen = [(0, 0)], {(0, 0)}
while queue:
    x, y = queue.pop(0)
    for dx, dy in ((1, 0), (0, 1), (2, 3)):
        q = (x + dx, y + dy)
        if q not in seen and max(q) < 12:
            seen.add(q)
            queue.append(q)
print(len(seen))
stack = []
for tok in '3 4 + 2 * 7 - 5 5 * +'.split():
    if tok.isdigit():
        stack.append(int(tok))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({'+': a + b, '-': a - b, '*': a * b}[tok])
print(stack)
perms = [[]]
for x in range(5):
    perms = [p[:i] + [x] + p[i:] for p in perms for i in range(len(p) + 1)]
print(len(perms), sorted(perms)[:2], len(set(map(tuple, perms))))
