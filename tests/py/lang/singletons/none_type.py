"""type(None): construction, attributes, operators, truth, hash."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
NoneType = type(None)
print(NoneType.__name__, NoneType.__module__, NoneType() is None, NoneType.__mro__, repr(None), str(None), f'{None}', '%s %r' % (None, None), bool(None), not None, hash(None) == hash(None), None is None, None == None, None != 0, None == False, {None: 1}[None], None in [None], [None].index(None), (None,).count(None))
for f in (lambda: NoneType(1), lambda: NoneType(x=1), lambda: NoneType.__new__(NoneType), lambda: NoneType.__new__(int), lambda: NoneType.__new__(), lambda: None.x, lambda: setattr(None, 'x', 1), lambda: delattr(None, 'x'), lambda: setattr(NoneType, 'x', 1), lambda: None + 1, lambda: 1 + None, lambda: None < None, lambda: None >= 1, lambda: -None, lambda: len(None), lambda: iter(None), lambda: [*None], lambda: {**None}, lambda: None in None, lambda: int(None), lambda: float(None), lambda: abs(None), lambda: None & None, lambda: None | 1, lambda: sorted([None, 1]), lambda: max(None, 1), lambda: sum([None]), lambda: ''.join([None]), lambda: [1][None:], lambda: (lambda x: x[0])(None), lambda: (lambda x: x())(None), lambda: (lambda x: x.y.z)(None), lambda: None @ None, lambda: 'a' * None, lambda: '%d' % None, lambda: format(None, '5'), lambda: format(None, ''), lambda: round(None), lambda: isinstance(None, None), lambda: isinstance(1, (int, None)), lambda: open(None), lambda: next(None), lambda: hash(None) is not None, lambda: vars(None), lambda: None.__bool__(), lambda: None.__eq__(None), lambda: None.__eq__(1), lambda: None.__lt__(None), lambda: None.__hash__() == hash(None), lambda: None.__repr__(), lambda: None.__class__, lambda: None.__doc__):
    t(f)
def put(x): x[0] = 1
def drop(x): del x[0]
def loop(x):
    for _ in x: pass
def unpack(x): a, b = x
def call(x): x.append(1)
def ctx(x):
    with x: pass
for f in (put, drop, loop, unpack, call, ctx):
    t(f, None)
try:
    class Sub(NoneType): pass
except TypeError as e:
    print(e)
print(isinstance(None, NoneType), int | None, None | int, isinstance(None, int | None), type(int | None).__name__, NoneType | int, None.__init__() is None, [x for x in dir(None) if not x.startswith('__')])
n = 0
for i in range(400):
    x = None if i % 3 else i
    n += (x is None) + (x == None) * 2 + (not x) * 4 + (x is not None and x)
print(n)
