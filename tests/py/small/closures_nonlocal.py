"""Cells: shared, rebound, deleted, captured by loops, several levels deep."""


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def levels(rounds):
    total = 0

    def outer(i):
        def inner(k):
            nonlocal total
            total += i * k

        inner(2)
        inner(3)

    for i in range(rounds):
        outer(i)
    return total


def accumulator():
    items = []

    def add(x):
        items.append(x)
        return sum(items[-3:])

    return add


def changing_type(rounds):
    value = 0

    def bump(i):
        nonlocal value
        if i == 300:
            value = str(value)
        elif i > 300:
            value += "!" if len(value) < 10 else ""
        else:
            value += i

    for i in range(rounds):
        bump(i)
    return value


def captured_by_loop(rounds):
    functions = []
    for i in range(rounds):
        if i % 100 == 0:
            functions.append(lambda: i)
    return [f() for f in functions]


def parameter_cell(n):
    def read():
        return n

    n += 1
    return read()


def class_in_function(base):
    class Local:
        offset = base * 2

        def value(self):
            return base + self.offset

    return Local().value()


step = counter()
for i in range(500):
    step(i % 3)
print(step(0), levels(400), changing_type(400), captured_by_loop(350), sum(parameter_cell(i) for i in range(300)), sum(class_in_function(i) for i in range(300)))
add = accumulator()
print([add(i) for i in range(300)][-3:])


def not_yet():
    def read():
        return later

    try:
        read()
    except NameError as error:
        print(error)
    later = 1
    print(read())
    del later
    try:
        read()
    except NameError as error:
        print(error)


not_yet()
print(step.__closure__[0].cell_contents, step.__code__.co_freevars)
