"""Objects that have long been there hold ones that are new: in slots, closures, globals, classes, lists, dicts."""


class Holder:
    latest = None

    def __init__(self):
        self.text = "none"
        self.pair = (0, 0)
        self.other = None


holder = Holder()
newest = ""


def in_slots(rounds):
    """What was stored in one turn is read after the next has allocated."""
    keep = holder
    seen = 0
    for i in range(rounds):
        keep.pair = (i, i + 0.5)
        keep.other = [keep.pair, "x"]
        waste = [("y", i), ("z", i)]
        seen += keep.pair[0] + len(keep.other) + len(waste)
    return seen, keep.pair, keep.other


def in_text(rounds):
    keep = holder
    for i in range(rounds):
        keep.text = "turn " + str(i)
        if i % 100 == 99:
            print(keep.text, len([str(j) for j in range(40)]), keep.text)
    return keep.text


def in_globals(rounds):
    global newest
    length = 0
    for i in range(rounds):
        newest = "global " + str(i)
        length += len(newest)
    return length, newest


def make():
    kept = ("first",)

    def renew(i):
        nonlocal kept
        before = kept
        kept = (i, str(i))
        return before

    return renew


def in_cells(rounds):
    renew = make()
    total = 0
    for i in range(rounds):
        total += len(renew(i))
    return total, renew(0)


def in_classes(rounds):
    total = 0
    for i in range(rounds):
        Holder.latest = (i, Holder.latest and Holder.latest[0])
        total += Holder.latest[0]
    return total, Holder.latest


def in_containers(rounds):
    cells = [None] * 16
    table = {k: None for k in range(16)}
    for i in range(rounds):
        cells[i % 16] = (i, "c")
        table[i % 16] = [i, "t"]
    return sum(pair[0] for pair in cells), sum(pair[0] for pair in table.values()), cells[3], table[5]


for _ in range(2):
    print(in_slots(400))
    print(in_text(400))
    print(in_globals(400))
    print(in_cells(400))
    print(in_classes(400))
    print(in_containers(400))
print(holder.pair, holder.other, holder.text, newest, Holder.latest)
