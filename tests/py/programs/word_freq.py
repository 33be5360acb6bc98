"""How often each word occurs in a made-up text, and what can be said of the words."""
import sys

WORDS = {"tiny": 2000, "short": 240000, "long": 2700000}

SYLLABLES = ["ka", "lo", "mi", "ren", "tu", "sha", "vo", "el", "dra", "pi", "no", "qua", "ses", "ir", "bem", "gy"]
MARKS = [".", ",", ";", "!", "?", "", "", "", "", "", "", ""]


def random_numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 12


def make_text(words):
    """Lines of twelve words; short words are much more common than long ones."""
    random = random_numbers(2024)
    lines = []
    line = []
    for i in range(words):
        pick = next(random)
        word = SYLLABLES[pick % 16]
        while pick & 3:
            pick = next(random)
            word += SYLLABLES[pick % 7 if pick & 8 else pick % 16]
            if len(word) > 9:
                break
        if i % 17 == 0:
            word = word.capitalize()
        line.append(word + MARKS[next(random) % 12])
        if len(line) == 12:
            lines.append(" ".join(line))
            line = []
    return "\n".join(lines)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(".,;!?").lower()
            counts[word] = counts.get(word, 0) + 1
    return counts


def group_by_initial(counts):
    groups = {}
    for word, count in counts.items():
        groups.setdefault(word[0], []).append((count, word))
    return groups


def main(size):
    counts = count_words(make_text(WORDS[size]))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    print(f"{len(counts)} different words, {sum(counts.values())} in all")
    for word, count in ranked[:10]:
        print(f"{word:>12} {count:7} {100 * count / sum(counts.values()):6.2f}%")
    groups = group_by_initial(counts)
    for initial in sorted(groups):
        count, word = max(groups[initial])
        print(initial, len(groups[initial]), word, count)
    once = [word for word, count in counts.items() if count == 1]
    print("once:", len(once), min(once), max(once))
    print("palindromes:", sorted(word for word in counts if len(word) > 2 and word == word[::-1])[:5])


if __name__ == "__main__":
    main(sys.argv[1])
