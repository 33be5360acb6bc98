"""__new__, __init__ and their interplay: arguments, other results, singletons, immutables."""
class Tracked:
    def __new__(cls, *args, **kw):
        LOG.append(('new', cls.__name__, args, kw))
        return super().__new__(cls)

    def __init__(self, a, b=2):
        LOG.append(('init', a, b))


LOG = []
Tracked(1), Tracked(1, b=3)
print(LOG)


class Inches(float):
    def __new__(cls, value):
        return super().__new__(cls, value * 2.54)


class Single:
    only = None

    def __new__(cls):
        if cls.only is None:
            cls.only = super().__new__(cls)
        return cls.only

    def __init__(self):
        self.count = getattr(self, 'count', 0) + 1


class Other:
    def __new__(cls, x):
        return [x]

    def __init__(self, x):
        print('never')


class Bad:
    def __init__(self):
        return 5


class NoNew: pass


total = 0
for i in range(300):
    total += Inches(i) + Single().count + len(Other(i))
print(round(total, 3), type(Inches(1)), Single() is Single())
for call in (Bad, lambda: NoNew(1), lambda: object(1), lambda: Tracked(), lambda: object.__new__(), lambda: object.__new__(1), lambda: object.__new__(int), lambda: int.__new__(object), lambda: NoNew.__new__(NoNew, 1), lambda: Single(1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
x = NoNew()
print(x.__init__(), type(x).__new__ is object.__new__)
