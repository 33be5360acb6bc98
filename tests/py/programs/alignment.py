# workload
"""Sequences compared: edit distance, longest common part, local alignment, differences of texts."""
import sys

LENGTHS = {"tiny": 12, "short": 560, "long": 1700}


def sequence(length, seed, letters="ACGT"):
    state = seed
    out = []
    for _ in range(length):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(letters[(state >> 16) % len(letters)])
    return "".join(out)


def mutated(text, seed):
    state = seed
    out = []
    for letter in text:
        state = (state * 16807) % 2147483647
        choice = state % 12
        if choice == 0:
            continue
        if choice == 1:
            out.append("ACGT"[state // 12 % 4])
        out.append(letter)
    return "".join(out)


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            corner, row[j] = row[j], corner if x == y else 1 + min(corner, row[j], row[j - 1])
    return row[-1]


def longest_common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        here, below = table[i], table[i + 1]
        for j in range(len(b) - 1, -1, -1):
            if a[i] == b[j]:
                here[j] = below[j + 1] + 1
            else:
                here[j] = max(below[j], here[j + 1])
    i = j = 0
    common = []
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            common.append(a[i])
            i += 1
            j += 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return common


def local_alignment(a, b, match=2, mismatch=-1, gap=-2):
    """Smith and Waterman's; the best score and the two parts."""
    scores = {}
    best, place = 0, (0, 0)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            score = max(
                0,
                scores.get((i - 1, j - 1), 0) + (match if a[i - 1] == b[j - 1] else mismatch),
                scores.get((i - 1, j), 0) + gap,
                scores.get((i, j - 1), 0) + gap,
            )
            if score:
                scores[i, j] = score
                if score > best:
                    best, place = score, (i, j)
    left, right = [], []
    i, j = place
    while scores.get((i, j), 0) > 0:
        score = scores[i, j]
        if score == scores.get((i - 1, j - 1), 0) + (match if a[i - 1] == b[j - 1] else mismatch):
            i, j = i - 1, j - 1
            left.append(a[i])
            right.append(b[j])
        elif score == scores.get((i - 1, j), 0) + gap:
            i -= 1
            left.append(a[i])
            right.append("-")
        else:
            j -= 1
            left.append("-")
            right.append(b[j])
    return best, "".join(reversed(left)), "".join(reversed(right))


def differences(old, new):
    """Myers' shortest edit script, as lines with a sign."""
    reach = {1: 0}
    history = []
    size_old, size_new = len(old), len(new)
    for depth in range(size_old + size_new + 1):
        history.append(dict(reach))
        for k in range(-depth, depth + 1, 2):
            if k == -depth or k != depth and reach[k - 1] < reach[k + 1]:
                x = reach[k + 1]
            else:
                x = reach[k - 1] + 1
            y = x - k
            while x < size_old and y < size_new and old[x] == new[y]:
                x += 1
                y += 1
            reach[k] = x
            if x >= size_old and y >= size_new:
                return script(history, old, new)
    raise AssertionError("no script")


def script(history, old, new):
    x, y = len(old), len(new)
    lines = []
    for depth in range(len(history) - 1, -1, -1):
        reach = history[depth]
        k = x - y
        if k == -depth or k != depth and reach[k - 1] < reach[k + 1]:
            before = k + 1
        else:
            before = k - 1
        from_x = reach[before]
        from_y = from_x - before
        while x > from_x and y > from_y:
            x -= 1
            y -= 1
            lines.append("  " + old[x])
        if depth:
            if x == from_x:
                y -= 1
                lines.append("+ " + new[y])
            else:
                x -= 1
                lines.append("- " + old[x])
    return lines[::-1]


def patched(lines):
    old = [line[2:] for line in lines if line[0] != "+"]
    new = [line[2:] for line in lines if line[0] != "-"]
    return old, new


def main(size):
    length = LENGTHS[size]
    first = sequence(length, 42)
    second = mutated(first, 7)
    distance = edit_distance(first, second)
    assert distance == edit_distance(second, first)
    common = longest_common(first, second)
    for whole in (first, second):
        rest = iter(whole)
        assert all(letter in rest for letter in common)
    print("distance", distance, "common", len(common), "of", len(first), len(second))
    best, left, right = local_alignment(first[: length // 2], second[length // 4 :])
    assert left.replace("-", "") in first and right.replace("-", "") in second
    print("local", best, left[:24], right[:24])
    old = [sequence(3, i % 29, "abcdefgh") for i in range(length)]
    new = [line for i, line in enumerate(old) if i % 11 != 3]
    for i in range(0, len(new), 17):
        new.insert(i, f"new {i}")
    lines = differences(old, new)
    assert patched(lines) == (old, new)
    changed = [line for line in lines if line[0] != " "]
    print("script", len(lines), len(changed), changed[:4])


if __name__ == "__main__":
    main(sys.argv[1])
