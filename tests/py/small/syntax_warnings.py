import warnings

SOURCES = [
    r"'\d'", r"b'\q'", r"'\400'", r"f'\w{x}'", r"r'\d'", r"'\N{BULLET}\x41\u0041'", r"b'\u1'",
    "x is 1", "x is not 'a'", "x is None", "1 is x", "x is ()", "x is (1, y)",
    "1()", "'a'(2)", "[1](2)", "(1, 2)(3)", "{}()", "f'a'()", "(x)()",
    "1[0]", "{1}[0]", "[1]['a']", "'ab'[1.0]", "(1, 2)[None]", "[1][0]", "[1][x]",
    "assert (x, 'message')", "def f():\n    try: pass\n    finally: return 1",
    "for i in x:\n    try: pass\n    finally: break",
]


def caught(source):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile(source, "<source>", "exec")
    return [(w.category.__name__, str(w.message), w.filename, w.lineno) for w in seen]


for source in SOURCES:
    print(repr(source), caught(source))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "<source>", "exec")
        except SyntaxError as error:
            print("   ", error.msg, error.lineno)
for turn in range(300):
    assert len(caught(f"x is {turn}")) == 1
