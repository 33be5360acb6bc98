"""assert: with and without messages, caught."""


def check(x):
    assert x % 10 != 7, f"bad {x}"
    assert x >= 0
    return x


def run(rounds):
    good = bad = 0
    for i in range(rounds):
        try:
            good += check(i)
        except AssertionError as error:
            bad += len(str(error))
    return good, bad


print(run(500))
for value in (7, -1):
    try:
        check(value)
    except AssertionError as error:
        print(repr(error), error.args)
assert True, 1 / 0
assert (1, "a tuple is true")[0]
try:
    assert [], ["any", "object"]
except AssertionError as error:
    print(error.args)
