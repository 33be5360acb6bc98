"""Indexing and slicing of strings, ASCII and not."""
TEXTS = ["hello world", "grüße aus Köln", "日本語テキスト", "a😀b😀c", ""]


def characters(rounds):
    total = 0
    for i in range(rounds):
        text = TEXTS[i % 4]
        total += ord(text[i % len(text)]) + ord(text[-1 - i % len(text)])
    return total


def palindromes(rounds):
    count = 0
    for i in range(rounds):
        text = str(i)
        if text == text[::-1]:
            count += 1
    return count


def halves(rounds):
    total = 0
    for i in range(rounds):
        text = TEXTS[i % 5]
        middle = len(text) // 2
        total += text[:middle] + text[middle:] == text
    return total


def backwards(text):
    result = ""
    for i in range(len(text) - 1, -1, -1):
        result += text[i]
    return result


print(characters(600), palindromes(1200), halves(500))
for text in TEXTS:
    print(len(text), text[1:4], text[-3:], text[::2], text[::-1], text[4:1:-1], text[100:], backwards(text) == text[::-1])
for index in (11, -12, "a", 1.0, None):
    try:
        print("hello world"[index])
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
try:
    "abc"[0] = "x"
except TypeError as error:
    print(error)
print("abc"[True], "abc" * 0, "ab" * 3, 2 * "ü", "abc"[1:2][0], [*"añb"])
