"""The token stream as module tokenize sees it."""
import io
import token
import tokenize


def tokens(source):
    try:
        return [(token.tok_name[t.type], t.string, t.start) for t in tokenize.generate_tokens(io.StringIO(source).readline)]
    except (tokenize.TokenError, SyntaxError) as e:
        return type(e).__name__


for source in ('x = 1 + 2.5j\n', 'if a:\n  b\n\nc', '# c\n', "f'a{b!r:>{c}}d'\n", 'a\\\n+b\n', "'''a\nb'''\n", 'x := 1 ; y -> ...\n', '(\n', 'a ** b // c <<= 1 != 2\n', 'ä = "é"\n', "t'{x}'\n"):
    result = tokens(source)
    print(result if isinstance(result, str) else [' '.join((a, repr(b))) for a, b, _ in result])
print([t[2] for t in tokens('a = (b,\n  c)\n')])
print(sum(len(tokens('x%d = %d' % (i, i))) for i in range(60)))
