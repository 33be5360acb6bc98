"""else of for and while, break and continue, nested loops."""


def primes(limit):
    found = []
    for n in range(2, limit):
        for d in range(2, n):
            if d * d > n:
                found.append(n)
                break
            if n % d == 0:
                break
        else:
            found.append(n)
    return found


def search(rounds):
    hits = misses = 0
    for i in range(rounds):
        k = 0
        while k < i % 7:
            if k == 5:
                hits += 1
                break
            k += 1
        else:
            misses += 1
    return hits, misses


def continuing(rounds):
    total = 0
    i = 0
    while i < rounds:
        i += 1
        if i % 2:
            continue
        for j in range(3):
            if j == 1:
                continue
            if i % 5 == 0:
                break
            total += j
        else:
            total += 100
            continue
        total += 1
    else:
        total += 10000
    return total


def triple(rounds):
    found = []
    for a in range(1, rounds):
        for b in range(a, rounds):
            for c in range(b, rounds):
                if a * a + b * b == c * c:
                    found.append((a, b, c))
                    break
                if a * a + b * b < c * c:
                    break
    return found


def changed_variable(rounds):
    total = 0
    for i in range(rounds):
        total += i
        i *= 100
    return total, i


found = primes(600)
print(len(found), found[:6], found[-2:], search(700), continuing(400), triple(40), changed_variable(300))
for x in []:
    pass
else:
    print("empty for")
while False:
    pass
else:
    print("empty while")
n = 10
while n:
    n -= 1
    if n == 3:
        break
else:
    print("never")
print(n)
