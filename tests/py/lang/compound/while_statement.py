"""while: else, break, continue, conditions with effects, constants, nested."""
def run(n, stop):
    i, log = 0, []
    while i < n:
        i += 1
        if i == stop: break
        if i % 2: continue
        log.append(i)
    else: log.append('else')
    return log
print(run(5, 9), run(5, 3), run(0, 0))
def effects():
    calls = []
    def c(): calls.append(len(calls)); return len(calls) < 4
    while c(): pass
    while not c() and len(calls) < 7: pass
    return calls
print(effects())
while 0: print('never')
else: print('else of while 0')
n = 3
while n: n -= 1; print(n, end=' ')
else: print('done', n)
def collatz(n):
    steps = 0
    while n != 1 and (steps := steps + 1): n = n // 2 if not n % 2 else 3 * n + 1
    return steps
print([collatz(n) for n in range(1, 20)], sum(map(collatz, range(1, 120))))
def nested():
    out, i = [], 0
    while True:
        j = 0
        while True:
            if j > i: break
            j += 1
            if (i + j) % 5 == 4: break
        else: out.append('never')
        out.append((i, j)); i += 1
        if i > 6: return out
print(nested())
class Down:
    def __init__(self, n): self.n = n
    def __bool__(self): self.n -= 1; return self.n >= 0
d, turns, x = Down(400), 0, 0
while d:
    turns += 1
    x += turns if turns < 300 else 0.5
print(turns, x)
stack, seen = [1], []
while stack: seen.append(v := stack.pop()); stack += [w for w in (2 * v, 2 * v + 1) if w < 20]
print(seen)
