"""global and nonlocal: what they bind, and what the compiler refuses."""
g = 0


def outer():
    n = 0
    def inner():
        nonlocal n
        global g, fresh
        n += 1
        g += n
        fresh = n
    for _ in range(300): inner()
    return n


print(outer(), g, fresh)
SOURCES = ['def f():\n x = 1\n global x', 'def f(x):\n global x', 'def f():\n print(x)\n global x', 'nonlocal x', 'def f():\n nonlocal x', 'def f():\n x = 1\n def g():\n  nonlocal x\n  x = 2\n g()\n return x\nr = f()',
           'def f():\n global x\n nonlocal x', 'def f(x):\n def g():\n  x = 5\n  nonlocal x', 'def f():\n def g(x):\n  nonlocal x', 'class A:\n x = 1\n def f(self):\n  nonlocal x', 'global x\nx = 3\nr = x', 'def f():\n global x\n x: int = 1',
           'def f():\n global x\n for x in range(3): pass\nf()\nr = x', 'def f():\n global os\n import os\nf()\nr = os.__name__', 'def f():\n global h\n def h(): return "h"\nf()\nr = h()', 'def f():\n global x\n del x\nx = 1\nf()\nr = "x" in globals()', 'def f():\n x = 1\n class A:\n  nonlocal x\n  x = 5\n return x\nr = f()',
           'class A:\n global y\n y = 7\nr = y, hasattr(A, "y")', 'def f():\n global x\n with memoryview(b"") as x: pass\n', 'def f():\n [x := i for i in range(3)]\n return x\nr = f()', 'lambda: (global_x := 1)', 'def f():\n global x\n try: 1/0\n except Exception as x: pass\n']
for source in SOURCES:
    space = {'r': None}
    try:
        exec(source, space)
        print('fine', space['r'])
    except SyntaxError as e:
        print(e.msg, e.lineno)
