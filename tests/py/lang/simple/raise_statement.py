"""raise in all its forms: classes, instances, from, bare, with tracebacks and contexts."""
class E(Exception):
    def __init__(self, *a): super().__init__(*a); LOG.append(a)
LOG = []
def chain(e):
    out = []
    while e: out.append((type(e).__name__, str(e), e.__suppress_context__)); e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return out
def attempt(f, *a):
    try: f(*a)
    except BaseException as e: return chain(e)
def cls(): raise E
def inst(): raise E(1, 2)
def frm(): raise E('a') from ValueError('cause')
def frm_class(): raise E from KeyError
def frm_none():
    try: 1 / 0
    except ZeroDivisionError: raise E('b') from None
def ctx():
    try: [][0]
    except IndexError:
        try: {}['k']
        finally: raise E('c')
def bare():
    try: raise E('d')
    except E: raise
def again():
    try: raise E('e')
    except E as e: raise e
def nested():
    try:
        try: raise E('first')
        except E:
            try: raise E('second')
            except E: pass
            raise
    except E as e: raise E('third') from e
for f in (cls, inst, frm, frm_class, frm_none, ctx, bare, again, nested): print(f.__name__, attempt(f))
print(LOG[:3])
class Bad(Exception):
    def __new__(cls, *a): return 5
for source in ('raise', 'raise 1', 'raise Bad', 'raise E from 1', 'raise E from int', 'raise (E)', 'raise E, 1', 'raise E("x"), None', 'raise object()', 'raise E() from E', 'raise from E', 'raise not E', 'raise [E]', 'raise E if 1 else 2', 'raise NotImplemented', 'raise NotImplementedError'):
    try: exec(source)
    except SyntaxError as e: print(source, '|', e.msg)
    except BaseException as e: print(source, '|', type(e).__name__, e)
count = 0
for i in range(300):
    try:
        if i % 4 == 0: raise E
        if i % 4 == 1: raise E(i)
        if i % 4 == 2: raise KeyError(i) from E(i)
    except E as e: count += len(e.args)
    except KeyError as e: count += e.__cause__.args[0]
print(count, len(LOG))
