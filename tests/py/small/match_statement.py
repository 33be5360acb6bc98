"""match: literals, captures, sequences, mappings, classes, guards, alternatives."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def kind(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case int() if value < 0:
            return "negative"
        case int():
            return "int"
        case "a" | "b":
            return "letter"
        case str(text):
            return "text " + text
        case None | True | False:
            return "constant"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [first, *_, last]:
            return f"many {first} {last}"
        case {"op": "add", "args": [a, b]}:
            return a + b
        case {"op": op, **rest}:
            return f"{op} {len(rest)}"
        case Point(0, y):
            return f"on axis {y}"
        case Point(x=x, y=y) if x == y:
            return "diagonal"
        case Point() as point:
            return f"point {point.x}"
        case float() as f:
            return f"float {f}"
        case _:
            return "other"


VALUES = [0, 2, -5, 99, "a", "xyz", None, True, [], [1], (1, 2), [1, 2, 3, 4], {"op": "add", "args": [1, 2]}, {"op": "neg", "x": 1}, {"no": 1}, Point(0, 5), Point(3, 3), Point(1, 2), 2.5, b"x", {1}]


def run(rounds):
    counts = {}
    for i in range(rounds):
        result = str(kind(VALUES[i % len(VALUES)]))
        counts[result] = counts.get(result, 0) + 1
    return counts


def machine(program):
    stack = []
    for instruction in program:
        match instruction:
            case ("push", n):
                stack.append(n)
            case ("add",):
                stack.append(stack.pop() + stack.pop())
            case ("mul",):
                stack.append(stack.pop() * stack.pop())
            case ("jump", _) | ("halt",):
                break
    return stack


print([kind(v) for v in VALUES])
print(run(630))
print(machine([("push", 2), ("push", 3), ("add",), ("push", 4), ("mul",)] * 100)[-3:], machine([("push", 1), ("halt",), ("push", 2)]))
