"""Prints src/unicode_tables.rs. Run it with the CPython whose Unicode version is wanted.

A set of characters is a list of boundaries: the code points where membership changes.
"""

import unicodedata

LAST = 0x110000
SETS = [
    ("ALPHA", "`str.isalpha`", str.isalpha),
    ("PRINTABLE", "`str.isprintable`", str.isprintable),
    ("DIGIT", "`str.isdigit`", str.isdigit),
    ("NUMERIC", "`str.isnumeric`", str.isnumeric),
    ("XID_START", "First character of an identifier, `_` apart", lambda c: c != "_" and c.isidentifier()),
    ("XID_CONTINUE", "Later character of an identifier", lambda c: ("a" + c).isidentifier()),
    ("TITLECASE", "Letters like `ǅ`", lambda c: unicodedata.category(c) == "Lt"),
]


def boundaries(holds):
    out, before = [], False
    for c in range(LAST):
        now = bool(holds(chr(c)))
        if now != before:
            out.append(c)
            before = now
    return out + [LAST] if before else out


def rust_string(s):
    return '"' + "".join(c if 32 < ord(c) < 127 else "\\u{%x}" % ord(c) for c in s) + '"'


def differing(convert, usual):
    return [(c, convert(chr(c))) for c in range(LAST) if convert(chr(c)) != usual(chr(c))]


print(f"""//! Tables of Unicode {unicodedata.unidata_version}, made by `unicode_tables.py`; do not edit. The file is longer than most: it is data.
//!
//! A set of characters is a list of boundaries: the code points where membership changes.
""")
for name, doc, holds in SETS:
    print(f"/// {doc}.\npub(crate) static {name}: &[u32] = &[{', '.join(map(str, boundaries(holds)))}];\n")
zeros = [c for c in range(LAST) if unicodedata.decimal(chr(c), None) == 0]
print(f"/// The zeros of all scripts' decimal digits; the nine others follow each.")
print(f"pub(crate) static ZEROS: &[u32] = &[{', '.join(map(str, zeros))}];\n")
for name, doc, pairs in [
    ("TITLE", "Characters whose title case is not their upper case", differing(str.title, str.upper)),
    ("FOLDED", "Characters whose case folding is not their lower case", differing(str.casefold, str.lower)),
]:
    rows = ", ".join(f"({c}, {rust_string(s)})" for c, s in pairs)
    print(f"/// {doc}.\npub(crate) static {name}: &[(u32, &str)] = &[{rows}];\n")
