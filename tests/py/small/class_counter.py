"""A counter in a class attribute, changed in every turn of a hot loop."""


class Node:
    made = 0
    alive = 0
    label = "node"

    def __init__(self):
        Node.made += 1
        Node.alive += 1
        self.number = Node.made

    def drop(self):
        Node.alive -= 1


class Special(Node):
    bonus = 10

    def score(self):
        return self.bonus + self.made


def run(rounds):
    total = 0
    for i in range(rounds):
        node = Node()
        total += node.number
        if i % 3 == 0:
            node.drop()
    return total


def run_inherited(rounds):
    total = 0
    for i in range(rounds):
        node = Special()
        total += node.score()
        if i == rounds // 2:
            Special.bonus = 1.5
        if i == rounds * 3 // 4:
            Special.made = -1  # Shadows Node.made for Special from here on.
    return total


print(run(1000), Node.made, Node.alive)
print(run_inherited(800), Node.made, Special.made, Special.bonus)
Node.made = 2 ** 62 - 300
print(run(600), Node.made, Node.made > 2 ** 62)
Node.made = 0.5
print(run(400), Node.made)
print(Node.label, Special.label, "made" in vars(Special), "label" in vars(Special))
