"""Functions in functions, recursion inside, functions as values, in containers and as results."""


def outer(n):
    def even(k):
        return k == 0 or odd(k - 1)

    def odd(k):
        return k != 0 and even(k - 1)

    return even(n)


def make_operations():
    def add(a, b):
        return a + b

    def mul(a, b):
        return a * b

    return {"add": add, "mul": mul, "sub": lambda a, b: a - b}


def run(rounds):
    operations = make_operations()
    names = list(operations)
    total = 0
    for i in range(rounds):
        def local(x, i=i):
            return x + i

        total += local(1) + operations[names[i % 3]](i, 2) + outer(i % 10)
    return total


def apply_n(function, n, x):
    for _ in range(n):
        x = function(x)
    return x


def curry(function):
    return lambda a: lambda b: lambda c: function(a, b, c)


def fix(step):
    return (lambda x: x(x))(lambda x: step(lambda n: x(x)(n)))


print(run(400), apply_n(lambda x: x * 3 % 1009, 600, 7), curry(lambda a, b, c: a + b * c)(1)(2)(3), fix(lambda me: lambda n: 1 if n < 2 else n * me(n - 1))(20))
print(run.__name__, make_operations()["add"].__qualname__, (lambda: 0).__name__, run.__code__.co_argcount, outer.__doc__, make_operations()["add"] is make_operations()["add"])
run.note = "functions have attributes"
print(run.note, sum(map(lambda f: f(10), [abs, float, lambda x: -x])), sorted([3, -5, 1], key=abs), list(filter(None, [0, 1, "", "a"])))
