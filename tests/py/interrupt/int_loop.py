"""A loop of ints without a call that runs until it is interrupted."""


def spin(rounds):
    i = x = 0
    while i != rounds:
        x = (x * 31 + i) & 0xFFFF
        i += 1
    return x


spin(100000)
print("ready", flush=True)
spin(-1)
