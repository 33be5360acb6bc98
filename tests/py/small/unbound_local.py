"""Names that are not bound yet, no longer, or nowhere."""


def maybe(i):
    if i % 2:
        value = i
    return value


def loop_variable(n):
    for last in range(n):
        pass
    return last


def deleted(i):
    x = i
    if i % 3 == 0:
        del x
    return x


def augmented():
    total += 1
    return total


def shadowed():
    before = len
    return before


def shadows():
    size = len("abc")
    len = 5
    return size


def in_comprehension():
    return [y for x in range(3)]


class Body:
    try:
        a = missing_in_class
    except NameError as error:
        message = str(error)


def run(rounds):
    bound = unbound = 0
    for i in range(rounds):
        try:
            bound += maybe(i)
        except UnboundLocalError:
            unbound += 1
        try:
            bound += deleted(i)
        except UnboundLocalError:
            unbound += 1
        try:
            bound += loop_variable(i % 4)
        except UnboundLocalError:
            unbound += 1
    return bound, unbound


print(run(600), shadowed() is len, Body.message)
for function in (lambda: maybe(0), lambda: deleted(0), lambda: loop_variable(0), augmented, shadows, in_comprehension, lambda: nowhere, lambda: prnt(1)):
    try:
        function()
    except NameError as error:
        print(type(error).__name__ + ":", error)
value = 5
del value
try:
    value
except NameError as error:
    print(error)
try:
    del value
except NameError as error:
    print(error)
