"""Flags in programs: toggles, sieves, cellular automata, voting, bitmaps."""
doors = [False] * 101
for step in range(1, 101):
    for d in range(step, 101, step):
        doors[d] = not doors[d]
print([i for i, d in enumerate(doors) if d])
cells = [False] * 31 + [True] + [False] * 31
for _ in range(14):
    print(''.join(' #'[c] for c in cells).strip())
    cells = [cells[i - 1] ^ (cells[i] or cells[(i + 1) % 63]) for i in range(63)]
sieve = [True] * 200
sieve[0] = sieve[1] = False
for i in range(2, 15):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(sieve[i * i::i])
print(sum(sieve), [i for i in range(180, 200) if sieve[i]])
locked, tries, history = True, 0, []
for key in [3, 1, 4, 1, 5, 9, 2, 6] * 5:
    was = locked
    locked = not locked if key % 3 == 0 else locked
    tries += was and not locked
    history.append(locked)
print(locked, tries, history.count(True), ''.join(str(+h) for h in history))
def majority(*votes): return sum(votes) * 2 > len(votes)
print(majority(True, False, True), majority(), majority(True, False))
bits = 0
for i in range(64):
    bits |= (i * i % 5 == 1) << i
print(hex(bits), [bool(bits >> i & 1) for i in range(6)], bits.bit_count())
in_word, words = False, 0
for ch in '  the quick  brown fox ' * 30:
    starts = ch != ' ' and not in_word
    words += starts
    in_word = ch != ' '
print(words)
def parse(s):
    depth, ok = 0, True
    for ch in s:
        depth += (ch == '(') - (ch == ')')
        ok &= depth >= 0
    return ok and depth == 0
print([parse(s) for s in ('()', '(()', ')(', '', '(())()')], sum(parse(f'{i:08b}'.replace('0', '(').replace('1', ')')) for i in range(256)))
votes = {}
for i in range(500):
    votes[i % 3 == 0, i % 4 < 2] = votes.get((i % 3 == 0, i % 4 < 2), 0) + 1
print(votes)
