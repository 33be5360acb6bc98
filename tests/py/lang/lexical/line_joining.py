"""Explicit and implicit joining of lines, blank lines, comments between."""
total = 1 + \
    2 + \
    3
print(total)
values = [  # a comment inside brackets
    1,

    2,  # after an element
    # alone
    3
]
print(values, (1
               +
               2), {'a':
                    1})
if total > 5 and \
   len(values) == 3: print('joined'); print('twice')


def f(a,
      b=(
          4
      ), *,
      c=5): return (a
                    - b
                    * c)


print(sum(f(i,
            c=i) for i in range(300)))
text = 'a\
b'
print(text, len(text), '''x\
y
z''')
for source in ('x = 1 + \\ \n 2', 'x = 1 + \\', 'x = (1,\n', 'x = 1)', 'x = (1]', '\\\nx = 3'):
    try:
        space = {}
        exec(source, space)
        print(space['x'])
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno)
