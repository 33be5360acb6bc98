"""getattr, setattr, hasattr, delattr, vars, and __getattr__ and friends."""


class Plain:
    kind = "plain"

    def __init__(self):
        self.a, self.b, self.c = 1, 2.5, "three"

    def method(self):
        return self.a


class Lazy:
    def __init__(self):
        self.asked = 0

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.asked += 1
        return len(name)


class Strict:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __setattr__(self, name, value):
        self.log.append((name, value))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(name)
        super().__delattr__(name)


class Everything:
    def __getattribute__(self, name):
        return name * 2


def by_name(rounds):
    plain = Plain()
    names = ["a", "b", "missing", "kind"]
    total = 0
    for i in range(rounds):
        value = getattr(plain, names[i % 4], None)
        total += value if isinstance(value, (int, float)) else len(value or "")
        setattr(plain, names[i % 2], i)
        if hasattr(plain, "c"):
            total += 1
    return total


def lazily(rounds):
    lazy = Lazy()
    total = 0
    for i in range(rounds):
        total += lazy.width + lazy.height
        if i == rounds // 2:
            lazy.width = 1000
    return total, lazy.asked


def strictly(rounds):
    strict = Strict()
    for i in range(rounds):
        strict.x = i
    del strict.x
    return len(strict.log), strict.log[-2:]


def coming_and_going(rounds):
    plain = Plain()
    seen = 0
    for i in range(rounds):
        if i % 2:
            del plain.flag
        else:
            plain.flag = i
        seen += hasattr(plain, "flag")
    return seen, list(vars(plain))


print(by_name(600), lazily(400), strictly(300), coming_and_going(401))
plain = Plain()
print(vars(plain), getattr(plain, "method")(), getattr(Plain, "method")(plain), Everything().abc, getattr(Everything(), "x"), sorted(n for n in dir(plain) if n[0] != "_"))
plain.__dict__["direct"] = 5
print(plain.direct, "direct" in plain.__dict__, plain.__dict__ is vars(plain))
for action in (lambda: getattr(plain, "nope"), lambda: Lazy()._x, lambda: delattr(plain, "nope"), lambda: (5).real.nope, lambda: None.nope, lambda: setattr(5, "x", 1), lambda: getattr(plain, 5), lambda: plain.methdo, lambda: len.x, lambda: [].push):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
