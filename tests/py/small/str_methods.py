"""Every common method of str, in loops and at its edges."""


def run(rounds):
    total = 0
    for i in range(rounds):
        word = f"  Item-{i % 50} of list  "
        stripped = word.strip()
        total += len(stripped.split()) + stripped.find("o") + word.count(" ") + len(stripped.replace("-", "--"))
        total += stripped.startswith("Item") + stripped.endswith("x") * 10 + stripped.upper().isupper() + len(stripped.partition("-")[2])
        total += stripped.lower() < stripped.title()
        if "-7" in stripped:
            total += 1000
    return total


def csv(rounds):
    lines = [",".join([str(i), "name%d" % i, str(i / 4)]) for i in range(rounds)]
    return sum(float(line.split(",")[2]) for line in lines), max(lines, key=len)


print(run(500), csv(400))
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO wORLD".capitalize(), s.casefold(), "x".center(7, "*") + "|", "x".ljust(4) + "|", "x".rjust(4, "."), "-42".zfill(6), "+7".zfill(4))
print(s.find("o"), s.rfind("o"), s.find("o", 5), s.find("z"), s.index("W"), s.count("l"), s.count(""), "aaa".count("aa"), s.replace("l", "L", 2), s.replace("", "-")[:9], "aaa".replace("a", ""))
print("a,b,,c".split(","), "a  b c ".split(), "a  b ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "x\ny\r\nz\n".splitlines(), "x\ny".splitlines(True), " a b ".split(maxsplit=1))
print("  x ".strip() + "|", "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"))
print([f(t) for t in ("12", "ab", "a1", "", " ", "Ab", "½") for f in (str.isdigit, str.isalpha, str.isalnum, str.isspace, str.isnumeric, str.isidentifier, str.isupper, str.islower, str.istitle)].count(True))
print("abc".startswith(("x", "ab")), "abc".endswith("bc", 1), "abc".startswith("b", 1), "".startswith(""), "-".join("abc"), "".join([]), "ab".join(["1"]), "a\tb".expandtabs(4), "abc".translate({97: "X", 98: None}), "hello".translate(str.maketrans("el", "ip")))
print("a" in "cat", "" in "", "cat" not in "dog", "abc" < "abd", "Z" < "a", "" < "a", max("hello"), sorted("hello"), list(reversed("abc")), "ab" * 2 + "c", len("naïve"), "%s" % "x", ascii("é\n"), repr("it's"), repr('say "hi"'), repr("both ' and \""))
print("{} {1}".replace("{1}", "x"), "{0}-{1}-{0}".format("a", "b"), "{x:>4}|{y!r}".format(x=1, y="s"), "{0[1]} {1.real}".format([1, 2], 5), "{{}}".format(), "{:,} {:.2%} {:#b}".format(1234567, 0.256, 5))
print("tab\tnew\\n \x41 \u00e9 \N{BULLET} \101", r"raw\n", "con" "cat", """three
lines""", "a\
b", "\0" == chr(0), len("\\"), ord("€"), chr(128512), "ß".upper(), "İ".lower() == "i̇", "ǆ".title(), "straße".casefold() == "STRASSE".casefold())
