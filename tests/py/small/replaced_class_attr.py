"""Class attributes that change value, type and place while a loop reads them through instances."""


class Base:
    rate = 2
    unit = "m"

    def cost(self, n):
        return n * self.rate


class Derived(Base):
    pass


def run(rounds):
    base, derived = Base(), Derived()
    total = 0
    for i in range(rounds):
        total += base.cost(1) + derived.cost(2)
        if i == 200:
            Base.rate = 3
        elif i == 400:
            Derived.rate = 0.5
        elif i == 500:
            derived.rate = 100
        elif i == 550:
            del derived.rate
        elif i == 600:
            del Derived.rate
        elif i == 700:
            Base.rate = 2 ** 61
    Base.rate = 2
    return total


def missing(rounds):
    base = Base()
    total = 0
    try:
        for i in range(rounds):
            total += len(base.unit)
            if i == rounds - 100:
                del Base.unit
    except AttributeError as error:
        message = str(error)
    Base.unit = "km"
    return total, message, base.unit


def becomes_property(rounds):
    """A data descriptor goes before what the instance holds."""
    class Thing:
        size = 1

    thing = Thing()
    thing.size = 2
    total = 0
    for i in range(rounds):
        total += thing.size
        if i == rounds // 2:
            Thing.size = property(lambda self: 1000)
    return total


print(run(900))
print(run(900))
print(missing(500))
print(becomes_property(600))
