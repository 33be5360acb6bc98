# Built-in left operands that take anything answer before the reflected method of the right one.


class Right:
    def __init__(self, items=()):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def __str__(self):
        return "right"

    __repr__ = __str__

    def __rmod__(self, other):
        return "rmod"

    def __rand__(self, other):
        return "rand"

    __ror__ = __rsub__ = __rxor__ = __rand__

    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


class Text(str):
    def __rmod__(self, other):
        return "own rmod"


def run(view, s, n):
    right = Right([1, 5])
    out = None
    for i in range(n):
        out = (s % right, b"%b" % b"x", view & right, sorted(view | right), view - right, sorted(view ^ right), s + right,
               [1] * right, 3 % right, {1} & right, {1: 2} | right)
    return out


print(run({1: 2, 3: 4}.keys(), "<%s>", 1))
print(run({1: 2, 3: 4}.keys(), "<%r>", 600))
print("<%s>" % Text("t"), Text("<%s>") % Right())


class Copy(set):
    pass


print({1: 2}.keys() & Copy([1]), {1: 2}.items() | Copy())
