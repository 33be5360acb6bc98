"""Calls and objects in a loop that runs until it is interrupted; finally says so."""


class Box:
    def __init__(self, value):
        self.value = value


def step(box):
    return Box(box.value + 1)


def spin(rounds):
    box = Box(0)
    while box.value != rounds:
        box = step(box)


spin(50000)
print("ready", flush=True)
try:
    spin(-1)
finally:
    print("finally", flush=True)
