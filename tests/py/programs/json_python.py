# workload
"""JSON read and written by a parser and a printer in Python."""
import sys

ROUNDS = {"tiny": 1, "short": 1100, "long": 12000}

WHITESPACE = " \t\n\r"
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
UNESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class JsonError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} in line {line}, column {column}")


class Parser:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def fail(self, message):
        raise JsonError(message, self.text, self.position)

    def skip(self):
        text = self.text
        position = self.position
        while position < len(text) and text[position] in WHITESPACE:
            position += 1
        self.position = position
        return text[position] if position < len(text) else ""

    def parse(self):
        value = self.value()
        if self.skip():
            self.fail("text after the value")
        return value

    def value(self):
        character = self.skip()
        if character == "{":
            return self.object()
        if character == "[":
            return self.array()
        if character == '"':
            return self.string()
        if character == "-" or character.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        self.fail("a value expected")

    def object(self):
        result = {}
        self.position += 1
        if self.skip() == "}":
            self.position += 1
            return result
        while True:
            if self.skip() != '"':
                self.fail("a key expected")
            key = self.string()
            if self.skip() != ":":
                self.fail("':' expected")
            self.position += 1
            result[key] = self.value()
            character = self.skip()
            self.position += 1
            if character == "}":
                return result
            if character != ",":
                self.position -= 1
                self.fail("',' or '}' expected")

    def array(self):
        result = []
        self.position += 1
        if self.skip() == "]":
            self.position += 1
            return result
        while True:
            result.append(self.value())
            character = self.skip()
            self.position += 1
            if character == "]":
                return result
            if character != ",":
                self.position -= 1
                self.fail("',' or ']' expected")

    def string(self):
        text = self.text
        position = start = self.position + 1
        parts = []
        while True:
            if position >= len(text):
                self.fail("string without an end")
            character = text[position]
            if character == '"':
                parts.append(text[start:position])
                self.position = position + 1
                return "".join(parts)
            if character == "\\":
                parts.append(text[start:position])
                escape = text[position + 1]
                if escape == "u":
                    code = int(text[position + 2 : position + 6], 16)
                    position += 6
                    if 0xD800 <= code < 0xDC00 and text.startswith("\\u", position):
                        low = int(text[position + 2 : position + 6], 16)
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                        position += 6
                    parts.append(chr(code))
                elif escape in ESCAPES:
                    parts.append(ESCAPES[escape])
                    position += 2
                else:
                    self.position = position
                    self.fail("unknown escape")
                start = position
            elif character < " ":
                self.position = position
                self.fail("control character in a string")
            else:
                position += 1

    def number(self):
        text = self.text
        start = position = self.position
        if text[position] == "-":
            position += 1
        whole = True
        while position < len(text):
            character = text[position]
            if character in ".eE":
                whole = False
            elif not (character.isdigit() or not whole and character in "+-"):
                break
            position += 1
        self.position = position
        return int(text[start:position]) if whole else float(text[start:position])


def quote(text):
    out = []
    for character in text:
        if character in UNESCAPES:
            out.append(UNESCAPES[character])
        elif " " <= character <= "~":
            out.append(character)
        else:
            code = ord(character)
            if code > 0xFFFF:
                code -= 0x10000
                out.append("\\u%04x\\u%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)))
            else:
                out.append("\\u%04x" % code)
    return '"' + "".join(out) + '"'


def write(value, out, indent=None, level=0):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(quote(value))
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    else:
        gap = "" if indent is None else "\n" + " " * (indent * (level + 1))
        end = "" if indent is None else "\n" + " " * (indent * level)
        first = True
        if isinstance(value, dict):
            out.append("{")
            for key, item in value.items():
                out.append(gap if first else "," + gap)
                out.append(quote(key) + ": ")
                write(item, out, indent, level + 1)
                first = False
            out.append("}" if first else end + "}")
        else:
            out.append("[")
            for item in value:
                out.append(gap if first else "," + gap)
                write(item, out, indent, level + 1)
                first = False
            out.append("]" if first else end + "]")


def dumps(value, indent=None):
    out = []
    write(value, out, indent)
    return "".join(out)


def sample(number):
    return {
        "id": number,
        "name": f"Item \"{number}\"\t– naïve 🙂",
        "tags": ["a", "b\\c", f"tag/{number % 5}"],
        "price": number * 1.25 + 0.1,
        "tiny": 1e-7 * (number + 1),
        "dimensions": {"width": number % 17, "height": -number, "unit": None},
        "available": number % 2 == 0,
        "history": [{"year": 2000 + i, "sold": i * number, "notes": {}} for i in range(4)],
        "empty": [],
    }


def main(size):
    length = 0
    checksum = 0
    for number in range(ROUNDS[size]):
        value = {"items": [sample(number + i) for i in range(2)]}
        text = dumps(value, indent=2 if number % 2 == 0 else None)
        assert Parser(text).parse() == value
        length += len(text)
        for character in text[::7]:
            checksum = (checksum * 31 + ord(character)) % 16777213
    print("length", length, "checksum", checksum)
    print(dumps(sample(1))[:120])
    for broken in ('{"a": [1, 2}', '["x\\q"]', '{"a" 1}', "[1,\n 2,\n  nope]", '"open', "[1] 2", "{1: 2}"):
        try:
            Parser(broken).parse()
        except JsonError as error:
            print(error)


if __name__ == "__main__":
    main(sys.argv[1])
