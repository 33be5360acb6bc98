"""global: writing, creating, deleting; module globals as cells of changing type."""

total = 0
name = "first"


def add(n):
    global total
    total += n


def create():
    global created, name
    created = [1]
    name = "second"


def run(rounds):
    for i in range(rounds):
        add(i)
        if i == rounds // 2:
            create()
    return total, name, created


def local_shadow(rounds):
    total = 0
    for i in range(rounds):
        total += 1
        globals()["shadowed"] = i
    return total, shadowed


def flip(rounds):
    global mode
    mode = 0
    seen = []
    for i in range(rounds):
        if i % 100 == 0:
            mode = [i, float(i), str(i), None, True][i // 100 % 5]
        if i % 100 == 50:
            seen.append(mode)
    return seen


def delete():
    global created
    del created
    try:
        return created
    except NameError as error:
        return str(error)


class Scope:
    total = 5

    def method(self):
        return total


i = 0
while i < 500:
    i += 1
    if i % 7 == 0:
        total += i
print(total, run(400), local_shadow(300), flip(600), delete(), Scope().method() == total)
for i in range(400):
    name = i if i % 3 else name
print(i, name, "i" in globals(), globals()["name"], __name__, sorted(k for k in globals() if k.startswith("s")))
