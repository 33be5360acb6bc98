# workload
"""Lines of a web server's log, and a small markup, with regular expressions."""
import re
import sys

LINES = {"tiny": 8, "short": 21000, "long": 210000}

LINE = re.compile(
    r"""
    (?P<host>\d{1,3}(?:\.\d{1,3}){3}) \s+ - \s+ (?P<user>-|[a-z]+) \s+
    \[ (?P<day>\d\d)/(?P<month>[A-Z][a-z]{2})/(?P<year>\d{4}) : (?P<time>\d\d:\d\d:\d\d) \] \s+
    "(?P<method>GET|POST|PUT|DELETE) \s (?P<path>[^ ?"]+) (?:\?(?P<query>[^ "]*))? \s HTTP/(?P<version>\d\.\d)" \s+
    (?P<status>\d{3}) \s (?P<size>\d+|-)
    """,
    re.VERBOSE,
)
PARAMETER = re.compile(r"(\w+)=([^&;]*)[&;]?")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
TOKEN = re.compile(r"\s*(?:(\d+\.\d*|\.?\d+)|([A-Za-z_]\w*)|(<=|>=|==|!=|[-+*/<>()=]))")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)(?:\s+\"([^\"]*)\")?\)")
SPACES = re.compile(r"[ \t]{2,}")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def make_lines(count):
    state = 99
    paths = ["/index.html", "/images/logo.png", "/api/v1/users/17", "/search", "/a/b/c/d.css", "/~ann/notes.txt"]
    for number in range(count):
        state = (state * 16807) % 2147483647
        host = f"10.{state % 7}.{state // 7 % 250}.{state // 1750 % 250}"
        user = ("-", "ann", "ben", "-")[state % 4]
        path = paths[state % 6]
        query = ("", "?q=caf%C3%A9+au+lait&page=" + str(state % 9), "?x=1;y=" + str(state % 100), "")[state // 3 % 4]
        status = (200, 200, 304, 404, 200, 500)[state // 11 % 6]
        size = "-" if status == 304 else str(state % 50000)
        when = f"{number % 28 + 1:02}/{MONTHS[state % 12]}/2024:{state % 24:02}:{state % 60:02}:{number % 60:02}"
        method = ("GET", "GET", "POST", "PUT", "DELETE")[state // 5 % 5]
        line = f'{host} - {user} [{when}] "{method} {path}{query} HTTP/1.{state % 2}" {status} {size}'
        if number % 50 == 49:
            line = line.replace('"', "'")
        yield line


def unescape(text):
    raw = ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text.replace("+", " "))
    return raw.encode("latin-1").decode("utf-8")


def read_log(count):
    broken = 0
    sizes = {}
    users = {}
    queries = {}
    for line in make_lines(count):
        match = LINE.match(line)
        if match is None:
            broken += 1
            continue
        entry = match.groupdict()
        size = 0 if entry["size"] == "-" else int(entry["size"])
        key = entry["method"], entry["status"]
        sizes[key] = sizes.get(key, 0) + size
        if entry["user"] != "-":
            users.setdefault(entry["user"], set()).add(match.group("host"))
        if entry["query"]:
            for name, value in PARAMETER.findall(entry["query"]):
                value = unescape(value)
                queries[name, value] = queries.get((name, value), 0) + 1
        assert match.start("method") == line.index('"') + 1
    return broken, sizes, users, queries


def tokens(text):
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise SyntaxError(f"at {position} of {text!r}")
        position = match.end()
        yield match.lastindex, match.group(match.lastindex)


def count_tokens(count):
    kinds = {1: 0, 2: 0, 3: 0}
    length = 0
    failed = 0
    for i in range(count):
        text = f"total{i} = (rate_{i % 7} + {i}.{i % 10}) * x{i % 3} - .5 / ({i} >= limit)" + (" $" if i % 40 == 0 else "")
        try:
            for kind, token in tokens(text):
                kinds[kind] += 1
                length += len(token)
        except SyntaxError:
            failed += 1
    return kinds, length, failed


def render(text):
    def link(match):
        label, target, title = match.groups()
        extra = f' title="{title}"' if title else ""
        return f'<a href="{target}"{extra}>{label}</a>'

    text = SPACES.sub(" ", text)
    text, links = LINK.subn(link, text)
    text, strong = EMPHASIS.subn(r"<b>\2</b>", text)
    return text, links, strong


def render_all(count):
    checksum = 0
    found = [0, 0]
    for i in range(count):
        text = f"See  **chapter {i}** of [the   book](http://x.org/{i}) and [more](/m/{i} \"Title {i}\") __now__ or *never*."
        html, links, strong = render(text)
        found[0] += links
        found[1] += strong
        words = re.split(r"\W+", html)
        checksum = (checksum * 33 + len(html) + sum(map(len, words))) % 1000003
    return found, checksum


def main(size):
    count = LINES[size]
    broken, sizes, users, queries = read_log(count)
    assert broken == count // 50
    print("broken", broken)
    for key in sorted(sizes):
        print(*key, sizes[key])
    print({user: len(hosts) for user, hosts in sorted(users.items())})
    print(sorted(queries.items(), key=lambda item: (-item[1], item[0]))[:5])
    print(*count_tokens(count // 2))
    print(*render_all(count // 4))
    print(render("**a**  [b](c \"d\")")[0])


if __name__ == "__main__":
    main(sys.argv[1])
