"""Operators by methods in Python, in hot loops: declined answers, reflections, changes on the way."""


class Metre:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, Metre):
            return Metre(self.n + other.n)
        if isinstance(other, int):
            return Metre(self.n + other)
        return NotImplemented

    def __radd__(self, other):
        return Metre(other + self.n)

    def __mul__(self, k):
        if k == 13:
            return NotImplemented
        return Metre(self.n * k)

    __rmul__ = __mul__

    def __neg__(self):
        return Metre(-self.n)

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        if not isinstance(other, Metre):
            return NotImplemented
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __bool__(self):
        return self.n % 3 != 0

    def __contains__(self, item):
        return item < self.n

    def __getitem__(self, i):
        if i > 900:
            raise IndexError(i)
        return self.n + i

    def __setitem__(self, i, v):
        self.n = v - i

    @property
    def double(self):
        return self.n * 2


class Foot(Metre):
    def __radd__(self, other):
        return "foot first"


class Asker:
    """Knows nothing itself; others may."""

    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return ("asked", other)

    def __gt__(self, other):
        return "greater"

    def __eq__(self, other):
        return "equal"

    def __bool__(self):
        return True


def arithmetic(n):
    total = Metre(0)
    for i in range(n):
        total = total + Metre(i)
        total = 2 + total
        total = total + 1
        if total:
            total = -total
        if i % 50 == 49:
            total = Metre(i)
    return total.n


def declines(n):
    seen = 0
    for i in range(n):
        k = 13 if i % 100 == 99 else i % 7
        try:
            seen += (Metre(i) * k).n
        except TypeError as e:
            seen += len(str(e))
    return seen


def comparisons(n):
    smaller = same = contained = 0
    a = Metre(n // 2)
    for i in range(n):
        b = Metre(i)
        if b < a:
            smaller += 1
        if a == b:
            same += 1
        if a != b:
            same += 2
        if i in a:
            contained += 1
        if a == i:
            same += 1000
        if not b:
            contained += 3
    return smaller, same, contained


def items(n):
    m = Metre(5)
    total = 0
    for i in range(n):
        m[i] = i + 3
        total += m[i % 900] + m.double
    try:
        for i in range(n):
            total += m[i * 2]
    except IndexError as e:
        total += e.args[0]
    return total


def others(n):
    answers = set()
    for i in range(n):
        left = Metre(i)
        right = Foot(i) if i % 2 else Metre(1)
        v = left + right
        answers.add(v if isinstance(v, str) else v.n)
        answers.add(1 + Asker())
        answers.add(("a", Asker() + 1) if i == 5 and False else (Asker() > 1))
        if Asker() == 1:
            answers.add("yes")
        try:
            Asker() + Metre
        except TypeError as e:
            answers.add(str(e))
    return sorted(map(str, answers))[:8]


def changing(n):
    class C:
        def __init__(self, v):
            self.v = v

        def __add__(self, other):
            return self.v + other

        @property
        def w(self):
            return self.v

    c = C(1)
    total = 0
    for i in range(n):
        if i == n // 2:
            C.__add__ = lambda self, other: 1000
            C.w = property(lambda self: 7)
        total += (c + i) + c.w
    return total


class Base:
    def __init__(self, x):
        self.x = x

    def step(self, k):
        return self.x + k


class Child(Base):
    def __init__(self, x):
        super().__init__(x)
        self.y = x

    def step(self, k):
        return super().step(k) * 2


class GrandChild(Child):
    def step(self, k):
        return super().step(k) + self.y


def supers(n):
    total = 0
    for i in range(n):
        total += GrandChild(i).step(1) + Child(i).step(2)
        if i == n // 2:
            Base.step = lambda self, k: -1
    return total


class Odd:
    def __bool__(self):
        return 3

    def __lt__(self, other):
        return 0


def odd(n):
    count = 0
    for i in range(n):
        if Odd() < 1:
            count += 1
        try:
            if Odd():
                count += 10
        except TypeError as e:
            count += len(str(e))
    return count


for n in (10, 400, 2000):
    print(arithmetic(n), declines(n), comparisons(n), items(min(n, 700)))
    print(others(n), changing(n), odd(n))
print(supers(3000))
