"""Strings that grow piece by piece."""
import sys

PIECES = {"tiny": 1000, "short": 1000000, "long": 9000000}


def digits(pieces):
    text = ""
    for i in range(pieces):
        text += str(i % 10)
    return text


def sentences(pieces):
    text = ""
    for i in range(pieces // 4):
        if i % 5 == 0:
            text += "\n"
        elif i % 3 == 0:
            text += f"<{i}>"
        else:
            text += "ab" * (i % 4)
            text += ","
    return text


class Page:
    def __init__(self):
        self.text = ""
        self.lines = 0

    def write(self, line):
        self.text += line
        self.text += "\n"
        self.lines += 1


def with_accents(pieces):
    """Not ASCII from the first hundred on."""
    text = ""
    for i in range(pieces // 8):
        text += "é" if i % 100 == 99 else chr(97 + i % 26)
    return text


def checksum(text):
    value = 0
    for character in text[:20000]:
        value = (value * 131 + ord(character)) % 1000000007
    return value


def main(size):
    pieces = PIECES[size]
    text = digits(pieces)
    print(len(text), text[-12:], checksum(text))
    text = sentences(pieces)
    print(len(text), repr(text[-20:]), checksum(text))
    page = Page()
    for i in range(min(pieces // 8, 4000)):
        page.write("row " + str(i))
    print(page.lines, len(page.text), page.text.count("\n"), page.text[-8:].strip())
    text = with_accents(pieces)
    print(len(text), len(text.encode()), text.count("é"), text[95:101], checksum(text))
    joined = "".join([str(i % 10) for i in range(pieces // 4)])
    print(joined == digits(pieces // 4))


if __name__ == "__main__":
    main(sys.argv[1])
