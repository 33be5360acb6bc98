"""Frozensets as keys: memo tables, graphs of states, bags of words."""
memo = {}


def best(items, limit):
    key = items, limit
    if key not in memo:
        memo[key] = max((w + best(items - {(n, w)}, limit - w) for n, w in items if w <= limit), default=0)
    return memo[key]


things = frozenset({('a', 5), ('b', 8), ('c', 3), ('d', 7), ('e', 2)})
print([best(things, k) for k in range(0, 26, 3)], len(memo))
start, goal = frozenset('wgc f'.replace(' ', '')), frozenset()


def safe(bank): return 'f' in bank or not ({'w', 'g'} <= bank or {'g', 'c'} <= bank)


seen = {start: None}
todo = [start]
everything = start
for left in todo:
    side = left if 'f' in left else everything - left
    for cargo in sorted(side - {'f'}) + [None]:
        moved = {'f'} | ({cargo} if cargo else set())
        new = left - moved if 'f' in left else left | moved
        if new not in seen and safe(new) and safe(everything - new):
            seen[new] = left
            todo.append(new)
path = [goal]
while seen[path[-1]] is not None:
    path.append(seen[path[-1]])
print(len(seen), [''.join(sorted(p)) for p in reversed(path)])
nfa = {('s', 'a'): {'s', 't'}, ('s', 'b'): {'s'}, ('t', 'b'): {'u'}}
dfa, todo = {}, [frozenset('s')]
for state in todo:
    for ch in 'ab':
        new = frozenset().union(*(nfa.get((q, ch), ()) for q in state))
        dfa[state, ch] = new
        if new not in todo:
            todo.append(new)
print(len(todo), sorted((''.join(sorted(k[0])), k[1], ''.join(sorted(v))) for k, v in dfa.items()))


def accepts(text):
    state = frozenset('s')
    for ch in text:
        state = dfa[state, ch]
    return 'u' in state


print([w for w in ('ab', 'aab', 'ba', 'abb', 'abab') if accepts(w)], sum(accepts(f'{i:09b}'.replace('0', 'a').replace('1', 'b')) for i in range(300)))
partition = {}
for i in range(500):
    partition.setdefault(frozenset(str(i)), []).append(i)
print(len(partition), partition[frozenset('12')], max(map(len, partition.values())))
