# workload
"""Pages from templates: compiled to closures, rendered with loops, filters, blocks and escapes."""
import sys

PAGES = {"tiny": 1, "short": 4600, "long": 48000}

LAYOUT = """<html><head><title>{{ title|upper }}</title></head>
<body>{% block body %}<p>nothing</p>{% end %}<footer>{{ year }} &copy; {{ site.owner|default:nobody }}</footer></body></html>"""

PAGE = """{% for group in groups %}<h2 id="{{ group.name|slug }}">{{ loop.index }}. {{ group.name }}</h2>
<ul>{% for item in group.entries %}<li class="{% if loop.odd %}odd{% else %}even{% end %}">{{ item.title|trim:18 }}{% if item.price %}: {{ item.price|money }}{% end %}{% for tag in item.tags %} <b>{{ tag|lower }}</b>{% end %}</li>
{% end %}</ul>{% end %}{% if not groups %}<p>empty</p>{% end %}"""


class TemplateError(Exception):
    pass


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


FILTERS = {
    "upper": lambda value: str(value).upper(),
    "lower": lambda value: str(value).lower(),
    "slug": lambda value: "-".join(part for part in "".join(c if c.isalnum() else " " for c in value.lower()).split()),
    "money": lambda value: f"{value // 100}.{value % 100:02}",
    "trim": lambda value, width: value if len(value) <= int(width) else value[: int(width) - 1] + "…",
    "default": lambda value, other: value if value else other,
}


def split(source):
    """Pieces (kind, text) of a template."""
    position = 0
    while position < len(source):
        start = source.find("{", position)
        while start >= 0 and source[start : start + 2] not in ("{{", "{%"):
            start = source.find("{", start + 1)
        if start < 0:
            yield "text", source[position:]
            return
        if start > position:
            yield "text", source[position:start]
        if source[start + 1] == "{":
            end = source.index("}}", start)
            yield "value", source[start + 2 : end].strip()
        else:
            end = source.index("%}", start)
            yield "tag", source[start + 2 : end].strip()
        position = end + 2


def lookup(scopes, path):
    first, *rest = path
    for scope in reversed(scopes):
        if first in scope:
            value = scope[first]
            break
    else:
        return None
    for name in rest:
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
    return value


def compile_value(text):
    path, *filters = text.split("|")
    path = tuple(path.split("."))
    steps = []
    for filter_text in filters:
        name, _, argument = filter_text.partition(":")
        if name not in FILTERS:
            raise TemplateError(f"no filter {name}")
        steps.append((FILTERS[name], argument))

    def value(scopes):
        result = lookup(scopes, path)
        for function, argument in steps:
            result = function(result, argument) if argument else function(result)
        return result

    return value


class Template:
    def __init__(self, source):
        self.pieces = list(split(source))
        self.place = 0
        self.render_all, closing = self.sequence()
        if closing:
            raise TemplateError(f"{closing} without a beginning")

    def sequence(self):
        parts = []
        while self.place < len(self.pieces):
            kind, text = self.pieces[self.place]
            self.place += 1
            if kind == "text":
                parts.append(lambda scopes, out, text=text: out.append(text))
            elif kind == "value":
                parts.append(self.value(text))
            else:
                word, *rest = text.split()
                if word in ("end", "else"):
                    return self.joined(parts), word
                if word == "for":
                    parts.append(self.loop(rest[0], rest[2]))
                elif word == "if":
                    parts.append(self.branch(rest))
                elif word == "block":
                    parts.append(self.block(rest[0]))
                else:
                    raise TemplateError(f"unknown tag {word}")
        return self.joined(parts), None

    @staticmethod
    def joined(parts):
        def run(scopes, out):
            for part in parts:
                part(scopes, out)

        return run

    def value(self, text):
        value = compile_value(text)

        def run(scopes, out):
            found = value(scopes)
            if found is not None:
                out.append(escape(found if isinstance(found, str) else str(found)))

        return run

    def loop(self, name, source):
        values = compile_value(source)
        body, closing = self.sequence()
        if closing != "end":
            raise TemplateError("loop without an end")

        def run(scopes, out):
            loop = {"index": 0, "odd": False}
            scope = {"loop": loop}
            scopes.append(scope)
            for item in values(scopes) or ():
                loop["index"] += 1
                loop["odd"] = not loop["odd"]
                scope[name] = item
                body(scopes, out)
            scopes.pop()

        return run

    def branch(self, words):
        negative = words[0] == "not"
        test = compile_value(words[-1])
        yes, closing = self.sequence()
        no = None
        if closing == "else":
            no, closing = self.sequence()
        if closing != "end":
            raise TemplateError("branch without an end")

        def run(scopes, out):
            if bool(test(scopes)) != negative:
                yes(scopes, out)
            elif no is not None:
                no(scopes, out)

        return run

    def block(self, name):
        body, _ = self.sequence()

        def run(scopes, out):
            override = lookup(scopes, ("blocks", name))
            if override is None:
                body(scopes, out)
            else:
                override.render_all(scopes, out)

        return run

    def render(self, **names):
        out = []
        self.render_all([names], out)
        return "".join(out)


class Product:
    def __init__(self, number):
        self.title = f"Product <{number}> of {number % 13} kinds"
        self.price = number * 37 % 5000 if number % 4 else 0
        self.tags = ["New", "Sale & more", "TOP"][: number % 4]


def main(size):
    layout, page = Template(LAYOUT), Template(PAGE)
    checksum = length = 0
    for number in range(PAGES[size]):
        groups = [
            {"name": f"Group {number}/{i}", "entries": [Product(number * 5 + i * 3 + j) for j in range(3 + i)]}
            for i in range(number % 3 + (size == "tiny"))
        ]
        html = layout.render(
            title=f"Page {number}", year=2000 + number % 25, site={"owner": "Ann & Co" if number % 2 else ""}, blocks={"body": page}, groups=groups
        )
        assert html.count("<li") == sum(len(group["entries"]) for group in groups)
        assert html.count("<ul>") == html.count("</ul>") == len(groups)
        length += len(html)
        for character in html[::5]:
            checksum = (checksum * 33 + ord(character)) % 1000003
    print("length", length, "checksum", checksum)
    print(layout.render(title="t", year=1, site=None))
    for broken in ("{% for a in b %}x", "{{ a|nope }}", "{% what %}", "a {% end %}"):
        try:
            Template(broken)
        except TemplateError as error:
            print(error)


if __name__ == "__main__":
    main(sys.argv[1])
