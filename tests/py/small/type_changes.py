"""Variables, parameters and results whose types change while loops over them are hot."""


def accumulate(rounds, changes):
    """total is an int until some element is not."""
    x = 0
    for i in range(rounds):
        x = x + changes.get(i, 1)
    return x


def double(x):
    return x + x


def calls(rounds):
    results = []
    total = 0
    for i in range(rounds):
        argument = [i, i / 2, str(i), [i], (i,), True, 2 ** 62 + i][i // 100 % 7]
        result = double(argument)
        total += len(result) if isinstance(result, (str, list, tuple)) else result
        if i % 100 == 0:
            results.append(result)
    return total, results


def loop_variable(rounds):
    text = ""
    total = 0
    for x in [1] * rounds + [2.5] * rounds + ["s"] * rounds + [None] * 3:
        if x is None:
            text += "."
        elif isinstance(x, str):
            text += x
        else:
            total += x
    return total, len(text), text[-4:]


def condition(rounds):
    """The tested value is a bool, an int, a float, a list, a string, None."""
    true = 0
    tests = [True, 0, 0.5, [], "a", None, {}, -0.0, (0,)]
    for i in range(rounds):
        if tests[i // 100 % 9]:
            true += 1
    return true


def swapped_roles(rounds):
    a, b = 1, 1.5
    for i in range(rounds):
        a, b = b, a + 1
    return a, b


def late_big(rounds):
    x = 1
    trail = []
    for i in range(rounds):
        x = x + x if i % 10 == 0 else x + 1
        if i % 100 == 99:
            trail.append(x)
    return trail


print(accumulate(500, {}), accumulate(500, {450: 0.5}), accumulate(500, {499: 2 ** 63}), accumulate(600, {300: 2.0 ** 70, 400: -2.0 ** 70}))
print(calls(700), loop_variable(200), condition(900), swapped_roles(401), late_big(900)[-2:])
try:
    accumulate(600, {550: "a"})
except TypeError as error:
    print(error)
