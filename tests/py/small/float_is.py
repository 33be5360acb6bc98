"""`is` on floats, where every implementation must agree."""


def same_variable(rounds):
    same = 0
    x = 0.1
    for i in range(rounds):
        y = x
        if y is x:
            same += 1
        x = x * 1.0000001 + i
    return same


def through_containers(rounds):
    same = 0
    values = [1.5, -0.0, 1e300, float("inf"), float("nan"), 5e-324]
    for i in range(rounds):
        x = values[i % 6]
        box = (x,)
        table = {"x": x}
        if box[0] is x and table["x"] is x and [x][0] is x:
            same += 1
    return same


class Holder:
    def __init__(self, value):
        self.value = value


def through_attributes(rounds):
    same = 0
    holder = Holder(0.0)
    for i in range(rounds):
        x = i * 0.25
        holder.value = x
        if holder.value is x:
            same += 1
    return same


def different(rounds):
    """Unequal values, or values of different types, are never the same object."""
    same = 0
    for i in range(rounds):
        x = i + 0.5
        if x is x + 1.0 or x is None or x is i or (x is not x):
            same += 1
        one, one_int = i * 1.0, i
        if one is one_int or not one == one_int:
            same += 1
    return same


def signs():
    positive, negative = 0.0, -0.0
    return positive == negative, positive is negative, str(positive), str(negative)


print(same_variable(700), through_containers(700), through_attributes(700), different(700))
print(signs())
nan = float("nan")
print(nan is nan, nan == nan, nan in [nan], [nan] == [nan])
