"""__enter__ and __exit__: order, arguments, swallowing, errors in either, what is no manager."""
class M:
    def __init__(self, name, swallow=False, fail=None): self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        LOG.append('enter ' + self.name)
        if self.fail == 'enter': raise ValueError('in enter')
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        LOG.append(f'exit {self.name} {kind and kind.__name__} {value} {tb is not None}')
        if self.fail == 'exit': raise KeyError('in exit')
        return self.swallow


LOG = []


def scene(f):
    LOG.clear()
    try:
        print(f(), end=' ')
    except Exception as e:
        print(type(e).__name__, e, e.__context__ and type(e.__context__).__name__, end=' ')
    print(LOG)


def plain():
    with M('a') as x, M('b') as y: return x + y
def raised():
    with M('a', True) as x, M('b'): raise TypeError('t')
    return 'after'
def enter_fails():
    with M('a'), M('b', fail='enter'): return 'body'
def exit_fails():
    with M('a'), M('b', fail='exit'): raise TypeError('t')
def in_loop():
    out = []
    for i in range(4):
        with M(str(i)):
            if i == 1: continue
            if i == 3: break
            out.append(i)
    return out


for f in (plain, raised, enter_fails, exit_fails, in_loop): scene(f)


class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass


for x in (NoExit(), NoEnter(), 5, None):
    try:
        with x: pass
    except TypeError as e:
        print(e)
o = M('o')
o.__enter__ = lambda: 'instance attributes are not looked at'
with o as name: print(name)
count = 0
for i in range(300):
    with M('h', swallow=i % 2 == 0):
        count += 1
        if i % 2 == 0: raise ValueError(i)
        count += 10
print(count, len(LOG))
