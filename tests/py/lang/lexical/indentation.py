"""Indentation: tabs and spaces, blocks of different depth, errors."""
def deep(n):
  if n:
        for i in range(n):
         if i % 2:
                      yield i
         else:
            if i % 3:
              yield -i
  else:
    yield 0
  return 'end'


print(sum(deep(400)), list(deep(0)), list(deep(7)))
SOURCES = [
    'if 1:\nprint(1)',
    'if 1:\n    x = 1\n  y = 2',
    '  x = 1',
    'if 1:\n\tx = 1\n        y = 2',
    'if 1:\n        x = 1\n\ty = 2',
    'x = 1\n    y = 2',
    'def f():\n\n# comment at any depth\n        pass\n   # here too\n\nx = 5',
    'for i in range(2):\n\tx = i\n\tx += 1',
    'class A:\n    x = 1\n\n\n    y = 2\nx = A.y',
    'if 1:\n    pass\n   else:\n    pass',
    'while 0:\n  pass\nelse:\n          x = 9',
    'if 1:\n',
    'try:\n  x = 1\nfinally:\npass',
]
for source in SOURCES:
    space = {'x': None}
    try:
        exec(source, space)
        print('fine', space['x'])
    except SyntaxError as e:
        print(type(e).__name__, '|', e.msg, '|', e.lineno)
