"""Old objects that point to young ones, cycles, big lists, and much garbage between."""


class Node:
    def __init__(self, value):
        self.value = value
        self.links = []


def old_to_young(rounds):
    old = [None] * 64
    for i in range(rounds):
        old[i % 64] = Node(i)
        old[i * 7 % 64] = (i, [str(i)])
    return sum(x.value if isinstance(x, Node) else len(x[1][0]) for x in old if x is not None)


def graph(rounds):
    nodes = [Node(0)]
    for i in range(1, rounds):
        node = Node(i)
        node.links.append(nodes[i // 2])
        nodes[i // 3].links.append(node)
        nodes.append(node)
        garbage = [[k] for k in range(20)]
    reached, pending = set(), [nodes[0]]
    while pending:
        node = pending.pop()
        if node.value not in reached:
            reached.add(node.value)
            pending.extend(node.links)
    return len(reached), len(garbage)


def table_of_tables(rounds):
    tables = {}
    for i in range(rounds):
        tables.setdefault(i % 10, {})[i] = {"text": "v" * (i % 5), "list": [i]}
        if i % 100 == 99:
            del tables[i // 100 % 10]
    return sum(len(t) for t in tables.values()), sum(v["list"][0] for t in tables.values() for v in t.values())


def cells(rounds):
    def make():
        state = [0]

        def step(x):
            nonlocal state
            state = [state[0] + x, state[:1]]
            return state[0]

        return step

    steps = [make() for _ in range(10)]
    return sum(steps[i % 10](i) for i in range(rounds))


def suspended(rounds):
    def running(n):
        total = []
        while True:
            total = [n, total] if len(total) < 2 else [n]
            n = yield total

    generators = [running(i) for i in range(20)]
    for g in generators:
        next(g)
    for i in range(rounds):
        last = generators[i % 20].send(str(i))
    return last


def big_lists(rounds):
    big = [[] for _ in range(3000)]
    for i in range(rounds):
        big[i * 37 % 3000].append([i])
        if i % 50 == 0:
            big = big[:]
    return sum(x[0] for row in big for x in row)


def strings(rounds):
    kept = {}
    text = ""
    for i in range(rounds):
        text = (text + str(i))[-40:]
        kept[i % 30] = text.upper() + "!"
    return len(kept), kept[rounds % 30][:12]


print(old_to_young(900), graph(400), table_of_tables(700), cells(500), suspended(500), big_lists(900), strings(600))
