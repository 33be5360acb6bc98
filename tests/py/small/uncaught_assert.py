"""Not caught: an assertion with a message."""


def check(i):
    assert i < 450, f"{i} is too much"
    return i


print(sum(check(i) for i in range(400)))
for i in range(1000):
    check(i)
