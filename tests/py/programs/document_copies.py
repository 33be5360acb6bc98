# workload
"""A document with shared styles: deep and shallow copies, undo, branches."""
import copy
import sys

EDITS = {"tiny": 4, "short": 420, "long": 3000}


class Style:
    def __init__(self, font, size, colors):
        self.font = font
        self.size = size
        self.colors = colors


class Node:
    def __init__(self, kind, style, parent=None):
        self.kind = kind
        self.style = style
        self.parent = parent
        self.children = []

    def add(self, node):
        node.parent = self
        self.children.append(node)
        return node

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Text(Node):
    def __init__(self, text, style):
        super().__init__("text", style)
        self.text = text
        self.marks = {"bold": [], "links": {}}


class Picture(Node):
    """Copies share the pixels, which never change."""

    def __init__(self, pixels, style):
        super().__init__("picture", style)
        self.pixels = pixels
        self.place = (0, 0)

    def __deepcopy__(self, memo):
        new = Picture(self.pixels, copy.deepcopy(self.style, memo))
        memo[id(self)] = new
        new.place = self.place
        new.parent = copy.deepcopy(self.parent, memo)
        return new


class Document:
    def __init__(self, title):
        self.title = title
        self.styles = {
            "plain": Style("Serif", 10, [0, 0, 0]),
            "title": Style("Sans", 18, [20, 20, 120]),
        }
        self.root = Node("document", self.styles["plain"])
        self.index = {}
        self.revision = 0

    def paragraph(self, number, words):
        section = self.root.add(Node("paragraph", self.styles["plain"]))
        for position, word in enumerate(words):
            text = section.add(Text(word, self.styles["title" if position == 0 else "plain"]))
            text.marks["bold"].append(position % 2 == 0)
            text.marks["links"][word] = (number, position)
            self.index.setdefault(word, []).append(text)
        section.add(Picture(bytes(range(16)), self.styles["plain"]))

    def text(self):
        return " ".join(node.text for node in self.root.walk() if isinstance(node, Text))

    def check(self):
        for node in self.root.walk():
            assert node.style in self.styles.values()
            for child in node.children:
                assert child.parent is node
        for word, texts in self.index.items():
            for text in texts:
                assert text.text.startswith(word[:1]), (text.text, word)


class Editor:
    def __init__(self, document):
        self.document = document
        self.undone = []
        self.history = []

    def save(self):
        self.history.append(copy.deepcopy(self.document))
        if len(self.history) > 5:
            self.history.pop(0)

    def undo(self):
        if self.history:
            self.undone.append(self.document)
            self.document = self.history.pop()

    def edit(self, number):
        self.save()
        document = self.document
        document.revision += 1
        texts = [node for node in document.root.walk() if isinstance(node, Text)]
        target = texts[number * 7 % len(texts)]
        target.text += str(number % 10)
        target.marks["bold"].append(number)
        document.styles["title"].colors[number % 3] += number % 5
        if number % 9 == 0:
            document.styles["title"].size += 1


def plain_data(rounds):
    """Dicts, lists, sets and tuples with shared parts and a cycle."""
    shared = [1, 2, 3]
    data = {
        "matrix": [[i * j for j in range(6)] for i in range(6)],
        "shared": [shared, shared, (shared, "text")],
        "nested": {"a": {"b": {"c": [None, True, 1.5]}}},
        "set": {1, 2, (3, 4)},
        "raw": bytearray(b"abc"),
    }
    data["self"] = data
    total = 0
    for i in range(rounds):
        new = copy.deepcopy(data)
        assert new["self"] is new and new["shared"][0] is new["shared"][1] is new["shared"][2][0]
        new["shared"][0].append(i)
        new["matrix"][i % 6][i % 6] = -i
        total += sum(map(sum, new["matrix"])) + len(new["shared"][1])
        thin = copy.copy(data)
        thin["nested"] = i
        assert data["nested"] is not i and thin["matrix"] is data["matrix"]
    assert len(shared) == 3
    return total


def main(size):
    edits = EDITS[size]
    document = Document("Notes")
    words = "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()
    for number in range(4 if size == "tiny" else 8):
        document.paragraph(number, words[number % 5 : number % 5 + 4])
    editor = Editor(document)
    for number in range(edits):
        editor.edit(number)
        if number % 4 == 3:
            editor.undo()
    editor.document.check()
    for old in editor.history:
        old.check()
        assert old.revision < editor.document.revision
    print("revision", editor.document.revision, "undone", len(editor.undone))
    print(editor.document.text()[:70])
    title = editor.document.styles["title"]
    print(title.colors, title.size, document.styles["title"].colors)
    pictures = [node for node in editor.document.root.walk() if isinstance(node, Picture)]
    print("pixels shared", len(pictures), all(picture.pixels is pictures[0].pixels for picture in pictures))
    thin = copy.copy(editor.document)
    print("thin", thin.root is editor.document.root, thin is editor.document)
    print("plain data", plain_data(edits * 2))


if __name__ == "__main__":
    main(sys.argv[1])
