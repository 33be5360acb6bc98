"""Single inheritance, overriding, super() with and without arguments, template methods."""


class Base:
    def __init__(self, name):
        self.name = name
        self.log = []

    def run(self, x):
        return self.finish(self.change(self.prepare(x)))

    def prepare(self, x):
        return x + 1

    def change(self, x):
        return x

    def finish(self, x):
        return x - 1

    def __str__(self):
        return f"{type(self).__name__}({self.name})"


class Doubling(Base):
    def change(self, x):
        return super().change(x) * 2


class Verbose(Doubling):
    def __init__(self, name, level=1):
        super().__init__(name.upper())
        self.level = level

    def prepare(self, x):
        result = super().prepare(x)
        if self.level > 1:
            self.log.append(result)
        return result

    def finish(self, x):
        return super(Verbose, self).finish(x) + self.level


class Floating(Base):
    def change(self, x):
        return x / 4


def run(rounds):
    objects = [Base("b"), Doubling("d"), Verbose("v"), Verbose("w", 2), Floating("f")]
    total = 0
    for i in range(rounds):
        total += objects[i % 5].run(i)
    return total, len(objects[3].log), [str(o) for o in objects]


class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def pop(self, index=-1):
        return super().pop(index) * 10


class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, key):
        self[key] += 1


def builtins(rounds):
    stack, counter = Stack(), Counter()
    total = 0
    for i in range(rounds):
        stack.push(i).push(i + 1)
        total += stack.pop()
        counter.add(i % 7)
    return total, len(stack), counter[3], counter["none"], counter == {i: counter[i] for i in range(7)}


print(run(500))
print(builtins(350))
print(isinstance(Verbose("x"), Base), issubclass(Floating, Doubling), isinstance(Stack(), list), [c.__name__ for c in Verbose.__mro__])
print(Base.run is Verbose.run, Verbose.change is Doubling.change, Verbose.prepare is Base.prepare)


class Abstract:
    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")


class Concrete(Abstract):
    pass


try:
    Concrete().area()
except NotImplementedError as error:
    print(error)
