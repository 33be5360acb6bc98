"""Decorators of functions, methods and classes; with arguments, stacked, as classes."""


def counted(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    wrapper.__name__ = function.__name__
    return wrapper


def times(n):
    def decorate(function):
        return lambda x: n * function(x)

    return decorate


class Cached:
    def __init__(self, function):
        self.function, self.known, self.misses = function, {}, 0

    def __call__(self, x):
        if x not in self.known:
            self.misses += 1
            self.known[x] = self.function(x)
        return self.known[x]


registry = []


def registered(cls):
    registry.append(cls.__name__)
    cls.tag = cls.__name__.lower()
    return cls


@counted
@times(3)
@times(2)
def plus_one(x):
    return x + 1


@Cached
def slow_square(x):
    return x * x


@registered
class Worker:
    @counted
    def work(self, n):
        return n * 2

    @staticmethod
    @counted
    def helper(n):
        return n + 1

    @classmethod
    def make(cls):
        return cls()


@registered
class Other(Worker):
    pass


def run(rounds):
    worker = Worker.make()
    total = 0
    for i in range(rounds):
        total += plus_one(i) + slow_square(i % 10) + worker.work(i) + worker.helper(i)
    return total


print(run(500), plus_one.calls, slow_square.misses, Worker.work.calls, Worker.helper.calls, registry, Worker.tag, Other.tag, plus_one.__name__)


@(lambda f: [f, 5])
def weird():
    pass


print(weird[1], callable(weird[0]))
