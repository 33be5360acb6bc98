"""Not caught: a name that is nearly right."""


def count(items):
    counter = 0
    for item in items:
        counter += item
    return conter


print(count(range(400)))
