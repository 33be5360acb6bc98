"""Splitting, joining, replacing, searching and formatting of strings."""
import sys

ROUNDS = {"tiny": 130, "short": 85000, "long": 850000}

RECORD = "id={};name=user{};mail=user{}@example.org;score={:.2f}"
SECRET = "The quick brown fox jumps over the lazy dog"


def records(count):
    return [RECORD.format(i, i % 100, i % 100, i * 7 % 1000 / 8) for i in range(count)]


def parse(record):
    fields = {}
    for part in record.split(";"):
        name, _, value = part.partition("=")
        fields[name] = value
    return fields


def summarize(lines):
    total = 0.0
    names = set()
    for line in lines:
        fields = parse(line)
        total += float(fields["score"])
        names.add(fields["name"])
        user, domain = fields["mail"].split("@")
        if not (domain.endswith(".org") and user.startswith("user") and user[4:].isdigit()):
            raise ValueError(line)
    return total, len(names)


def caesar(text, shift):
    result = []
    for character in text:
        if "a" <= character <= "z":
            character = chr((ord(character) - 97 + shift) % 26 + 97)
        elif "A" <= character <= "Z":
            character = chr((ord(character) - 65 + shift) % 26 + 65)
        result.append(character)
    return "".join(result)


def title(text):
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.replace("_", " ").split())


def table(count):
    width = 0
    for i in range(count):
        row = f"|{i:>6}|{i * i:<12,}|{i / 7:^10.3f}|{i:#06x}|{'x' * (i % 5):*>5}|"
        width = max(width, len(row))
    return width, row


def count_overlapping(text, needle):
    count = start = 0
    while True:
        start = text.find(needle, start)
        if start < 0:
            return count
        count += 1
        start += 1


def main(size):
    rounds = ROUNDS[size]
    total, names = summarize(records(rounds))
    print(f"{total:.2f} from {names} names")
    text = SECRET
    for i in range(rounds // 20):
        text = caesar(text, i % 25 + 1)
    print(text)
    print(title("some_snake_case_name and OTHER words"))
    print(*table(rounds))
    print(count_overlapping("abababa" * rounds, "aba"), ("ab" * rounds).replace("ba", "-").count("-"))
    words = (SECRET + " ") * (rounds // 100 + 1)
    print(len(words.split()), sum(word.upper() == word.lower().upper() for word in words.split()))
    print("%5d|%-8s|%+.3e|%x" % (rounds, "left", rounds / 3, rounds))


if __name__ == "__main__":
    main(sys.argv[1])
