"""Strings beyond ASCII: length, indexing, iteration, search, building, encoding."""
TEXT = "aé日😀z" * 20


def index_all(rounds):
    total = 0
    for i in range(rounds):
        total += ord(TEXT[i % 100]) + ord(TEXT[-(i % 100) - 1])
    return total


def iterate(rounds):
    counts = {}
    for _ in range(rounds // 100):
        for c in TEXT:
            counts[c] = counts.get(c, 0) + 1
    return counts


def build(rounds):
    text = ""
    for i in range(rounds):
        text += chr(97 + i % 26) if i < rounds // 2 else chr(0x3B1 + i % 24)
    return len(text), len(text.encode()), text[rounds // 2 - 2:rounds // 2 + 2], text.find("γ")


def search(rounds):
    found = 0
    for i in range(rounds):
        found += TEXT.find("😀", i % 90) + TEXT.count("日") + TEXT.rfind("é")
        found += "日😀" in TEXT
    return found


print(index_all(600), iterate(500), build(500), search(300))
for c in ("a", "é", "日", "😀", "ẞ", "٣", "\u200b"):
    print(c.encode(), len(c), ord(c), hex(ord(c)), c.isalpha(), c.isdigit(), c.upper(), repr(c), ascii(c), c.isprintable())
print("é" == "e\u0301", len("e\u0301"), "Ä" < "a", sorted("zéaß"), "ÀÉ".lower(), "àé".title(), "日本".center(6, "・"), f"{'é':>3}|{'日':<3}|")
print("grüße".encode("latin-1"), "grüße".encode("utf-16-le")[:4], b"gr\xc3\xbc".decode(), b"\xfc".decode("latin-1"), "a😀".encode("ascii", "replace"), b"a\xff".decode("utf-8", "replace"), "é".encode("ascii", "backslashreplace"))
for action in (lambda: "é".encode("ascii"), lambda: b"\xc3".decode(), lambda: b"\xff\xfe".decode("utf-8"), lambda: "\ud800".encode(), lambda: "x".encode("nope"), lambda: chr(0x110000)):
    try:
        print(action())
    except (ValueError, LookupError) as error:
        print(type(error).__name__, error)
