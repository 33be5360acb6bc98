"""raise with classes, instances, expressions, calls, from of all kinds; where evaluated; what replaces what."""
LOG = []
def see(v): LOG.append(v if isinstance(v, (str, int)) else type(v).__name__); return v
class Made(Exception):
    def __new__(cls, *a): LOG.append('new'); return super().__new__(cls, *a)
    def __init__(self, *a): LOG.append('init')
class CallableErr(Exception):
    def __call__(self): raise KeyError('called')


def attempt(source):
    LOG.clear()
    try:
        exec(source, globals())
    except BaseException as e:
        cause = e.__cause__
        return f'{type(e).__name__}({e}) cause={type(cause).__name__ if cause else None} suppress={e.__suppress_context__} context={type(e.__context__).__name__ if e.__context__ else None} {LOG}'


for source in ('raise Made', 'raise Made()', 'raise Made(1) from None', 'raise see(Made) from see(KeyError)', 'raise see(Made(2)) from see(KeyError("c"))', 'raise [ValueError][0]', 'raise (ValueError if 1 else KeyError)("x")', 'raise ValueError, KeyError', 'raise None', 'raise "text"', 'raise object()', 'raise type("Dyn", (Exception,), {})', 'raise ValueError() from "text"', 'raise 5 from KeyError', 'raise ValueError from [].pop()', 'raise (lambda: Made(3))()', 'raise from KeyError', 'raise ValueError from', 'raise *a', 'raise CallableErr()', 'raise x := ValueError()', 'raise (x := ValueError("walrus"))', 'raise ValueError(1)(2)', 'raise 1 / 0', 'raise KeyboardInterrupt', 'raise SystemExit(5)', 'raise GeneratorExit from StopIteration', 'raise', 'try: 1/0\nexcept ZeroDivisionError: raise KeyError', 'try: 1/0\nexcept ZeroDivisionError: raise KeyError from None', 'try: 1/0\nexcept ZeroDivisionError as e: raise e from e.__class__', 'try: 1/0\nexcept: raise', 'try: 1/0\nfinally: raise KeyError', 'try: raise Made\nexcept Made: raise Made', 'def f():\n  raise\ntry: 1/0\nexcept: f()', 'try: raise ValueError(1) from KeyError(2)\nexcept ValueError as e: raise TypeError(3) from e.__cause__'):
    print(repr(source), '->', attempt(source))
def pick(i):
    if i % 4 == 0: raise ValueError(i)
    if i % 4 == 1: raise KeyError
    if i % 4 == 2: raise Made(i) from ValueError(i)
    return i


total = 0
for i in range(400):
    try:
        total += pick(i)
    except Made as e: total += e.__cause__.args[0]
    except (ValueError, KeyError) as e: total += len(e.args)
print(total, len(LOG))
