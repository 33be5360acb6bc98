"""Hot dict work: counters, memo tables, dispatch, grouping, two-level tables, keys of many kinds."""
def count(words):
    table = {}
    for w in words:
        if w in table:
            table[w] += 1
        else:
            table[w] = 1
    return table


words = [f'w{i * i % 23}' for i in range(1500)]
c = count(words)
print(len(c), sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:4])
memo = {}


def ways(n, coins):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    key = n, coins
    if key not in memo:
        memo[key] = ways(n - coins[0], coins) + ways(n, coins[1:])
    return memo[key]


print(ways(100, (50, 25, 10, 5, 1)), len(memo))
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, 'max': max}
acc = 1
for i in range(600):
    acc = ops[('+', '-', '*', 'max')[i % 4]](acc, i) % 1009
print(acc)
graph = {}
for i in range(200):
    graph.setdefault(i % 40, set()).add(i * 7 % 40)
seen, todo = {0: 0}, [0]
for v in todo:
    for w in sorted(graph[v]):
        if w not in seen:
            seen[w] = seen[v] + 1
            todo.append(w)
print(len(seen), max(seen.values()))
table = {}
keys = [1, 1.5, 'a', b'a', None, (1, 2), True, 2 ** 70, frozenset([1]), -1]
for i in range(1000):
    k = keys[i % 10]
    table[k] = table.get(k, 0) + i
print(list(table.values()))
grid = {}
for x in range(20):
    for y in range(20):
        grid[x, y] = grid.get((x - 1, y), 0) + grid.get((x, y - 1), 0) or 1
print(grid[19, 19], grid[5, 5])
d = {}
for i in range(2000):
    d[i] = i
    if i >= 100:
        del d[i - 100]
print(len(d), min(d), next(iter(d)), sum(d.values()))
text = {}
for i, ch in enumerate('the quick brown fox jumps over the lazy dog' * 10):
    text.setdefault(ch, []).append(i)
print({k: len(v) for k, v in sorted(text.items())})
swap = {v: k for k, v in {f'n{i}': i for i in range(300)}.items()}
print(swap[7], len(swap), ''.join(swap[i] for i in range(3)))
