"""Tokens of Python source."""
import io
import tokenize

SOURCE = '''def f(x):
    # c
    return f"a{x!r:>{w}}b{{" + \\
      'q'

if 1:
	x = """a
b"""
	y = f'{a!r}{b:{c}.{d}}{ {1:2}[1] }' ; z = .5 ** 3 // 1e-7
  
x=1_0.5e3j + 0xff; b'x' rb"y\\""
def g(a, *, b: int = 3) -> str: return (yield a, [1,
   2], {**b})
class q: lambda: 3 != 4 ... <= a >>= b
éa = 1'''

for token in tokenize.generate_tokens(io.StringIO(SOURCE).readline):
    print(tokenize.tok_name[token.exact_type], repr(token.string), token.start, token.end, repr(token.line))

for bad in ("(\n", 'x = "abc\n', "if 1:\n  a\n b\n", 'x = """a\n', "1__0\n"):
    try:
        print(len(list(tokenize.generate_tokens(io.StringIO(bad).readline))))
    except tokenize.TokenError as e:
        print("TokenError", e)
    except IndentationError as e:
        print("IndentationError", e.msg, e.lineno)

tokens = list(tokenize.tokenize(io.BytesIO(SOURCE.encode()).readline))
print(tokens[0].string, len(tokens))
