"""Slices in hot loops: windows, chunks, rotations, palindromes, suffixes, merging."""
def windows(seq, n): return [seq[i:i + n] for i in range(len(seq) - n + 1)]


def chunks(seq, n): return [seq[i:i + n] for i in range(0, len(seq), n)]


def longest_palindrome(s):
    best = ''
    for i in range(len(s)):
        for j in range(i + len(best) + 1, len(s) + 1):
            if s[i:j] == s[i:j][::-1]:
                best = s[i:j]
    return best


def rotations(s): return sorted({s[i:] + s[:i] for i in range(len(s))})


print(windows([1, 2, 3, 4], 2), chunks('abcdefg', 3), chunks(b'abcde', 2), longest_palindrome('forgeeksskeegfor'), rotations('abca'))
text = 'mississippi banana bandana' * 2
suffixes = sorted(range(len(text)), key=lambda i: text[i:])
print(suffixes[:8], text[suffixes[0]:][:5], max((text[a:][:k], k) for a, b in zip(suffixes, suffixes[1:]) for k in range(1, 9) if text[a:a + k] == text[b:b + k]))


def bwt(s):
    s += '$'
    return ''.join(r[-1] for r in sorted(s[i:] + s[:i] for i in range(len(s))))


print(bwt('banana'), bwt('mississippi'))
data = [i * i % 53 for i in range(200)]
best = max(range(len(data) - 9), key=lambda i: sum(data[i:i + 10]))
print(best, sum(data[best:best + 10]), [max(c) for c in chunks(data, 40)], sum(map(sum, windows(data, 5))))


def quick(a):
    return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + a[:1] + quick([x for x in a[1:] if x >= a[0]])


print(quick(data) == sorted(data))


def search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid:mid + 1] < [x]:
            lo = mid + 1
        else:
            hi = mid
    return lo


s = sorted(set(data))
print([search(s, x) for x in (0, 5, 17, 52, 60)])
buf = bytearray(range(64))
for i in range(300):
    buf[i % 32:i % 32 + 4] = buf[i % 28 + 30:i % 28 + 34][::-1]
print(sum(buf), buf[:8].hex())
bits = '0110' * 100
count = 0
for i in range(len(bits) - 3):
    count += bits[i:i + 3] == '011'
print(count, len([1 for i in range(300) if text[i % 20:i % 20 + 2] in text[:i % 30]]))
