"""Attributes of classes and instances: lookup order, shadowing, shared mutable ones."""


class Config:
    size = 10
    names = []
    table = {"k": 1}

    def grow(self, by):
        self.size += by  # Reads the class's, writes the instance's.
        return self.size

    def register(self, name):
        self.names.append(name)


def shadow(rounds):
    total = 0
    for i in range(rounds):
        config = Config()
        total += config.size
        if i % 2:
            total += config.grow(i)
        config.register(i)
    return total, Config.size, len(Config.names)


def many_fields(rounds):
    """Instances whose attributes came in different orders, and some that lost one."""
    total = 0
    for i in range(rounds):
        config = Config()
        if i % 3 == 0:
            config.a, config.b = i, 1
        elif i % 3 == 1:
            config.b, config.a = 2, i * 0.5
        else:
            config.a = config.b = config.c = 1
            del config.a
            config.a = "x"
            config.a = len(config.a)
        total += config.a + config.b
    return total


def dynamic(rounds):
    config = Config()
    for i in range(rounds):
        setattr(config, f"field{i % 40}", i)
    return len(vars(config)), config.field7, sum(vars(config).values())


class Meta:
    count = 0
    limit = count + 5
    squares = [x * x for x in range(limit)]

    def __init__(self):
        type(self).count += 1


class Sub(Meta):
    pass


print(shadow(400), many_fields(600), dynamic(500))
for _ in range(300):
    Meta(), Sub()
print(Meta.count, Sub.count, Meta.squares, Meta.limit, "count" in Sub.__dict__)
print(Config.__name__, Config.__doc__, Config().__class__ is Config, Meta.__init__.__qualname__, Config.grow.__name__, type(Config).__name__, Config.__module__)
Config.extra = 5
print(Config().extra, hasattr(Config, "extra"), Sub.__bases__ == (Meta,), [c.__name__ for c in Sub.__mro__])
del Config.extra
for action in (lambda: Config().extra, lambda: Config.extra, lambda: delattr(Config(), "size"), lambda: Config().table["z"]):
    try:
        print(action())
    except (AttributeError, KeyError) as error:
        print(type(error).__name__, error)
