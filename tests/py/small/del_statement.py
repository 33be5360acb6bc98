"""del of names, items, slices, attributes; several at once."""


def run(rounds):
    table, items, total = {}, list(range(10)), 0
    for i in range(rounds):
        x = y = i
        del x
        table[i] = y
        if i >= 5:
            del table[i - 5]
        items.append(i)
        del items[0], y
        total += len(table) + items[0]
    return total, list(table), items[:3]


class Box:
    def __init__(self):
        self.value = 1


def attributes(rounds):
    box = Box()
    missing = 0
    for i in range(rounds):
        del box.value
        try:
            box.value
        except AttributeError:
            missing += 1
        box.value = i
    return missing, box.value


print(run(400), attributes(300))
items = list(range(10))
del items[2], items[-1], items[1:4], (items[0], items[0])
print(items)
d = {"a": 1, "b": 2}
del d["a"]
print(d, "a" in d)


def delete_key():
    del d["zz"]


def delete_item():
    del items[100]


def delete_name():
    del nothing
    nothing = 1


def delete_attribute():
    del Box().nope


def delete_from(target):
    del target[0]


for action in (delete_key, delete_item, delete_name, delete_attribute, lambda: delete_from("abc"), lambda: delete_from((1, 2)), lambda: delete_from(5)):
    try:
        action()
    except (LookupError, NameError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
