"""+= on strings: in locals, attributes, items, closures; aliases must not see it."""


class Page:
    def __init__(self):
        self.text = ""


def local(rounds):
    text = ""
    for i in range(rounds):
        text += str(i)
    return len(text), text[-5:]


def aliased(rounds):
    text = "start"
    kept = []
    for i in range(rounds):
        text += "x"
        if i % 100 == 0:
            kept.append(text)
            other = text
            other += "!"
    return [len(k) for k in kept], len(text), len(other), kept[0]


def elsewhere(rounds):
    page, row, table = Page(), [""], {"k": ""}
    for i in range(rounds):
        page.text += "ab"
        row[0] += "c"
        table["k"] += f"{i % 10}"
    return len(page.text), len(row[0]), table["k"][-3:]


def prepend(rounds):
    text = ""
    for i in range(rounds):
        text = chr(97 + i % 26) + text
    return text[:5], len(text)


def mixed_widths(rounds):
    text = ""
    for i in range(rounds):
        text += "a" if i % 50 else "é" if i % 100 else "😀"
        if i % 60 == 0:
            text = text[1:]
    return len(text), len(text.encode()), text[40:60]


def closure(rounds):
    text = ""

    def add(piece):
        nonlocal text
        text += piece

    for i in range(rounds):
        add("-" * (i % 3))
    return len(text)


def as_keys(rounds):
    """A string that grew is a key like any other."""
    table = {}
    text = ""
    for i in range(rounds):
        text += "k"
        table[text] = i
    return len(table), table["k" * 7], "k" * rounds in table


def doubled(rounds):
    text = "ab"
    for i in range(rounds):
        text += text
        if len(text) > 1000:
            text = text[:i % 5 + 1]
    return len(text)


print(local(600), aliased(500), elsewhere(400), prepend(300), mixed_widths(600), closure(400), as_keys(300), doubled(400))
text = other = "shared"
text += "!"
print(text, other, "a" + "b" + "c" * 3, ("x" * 5)[1:3])
try:
    text += 5
except TypeError as error:
    print(error, text)
