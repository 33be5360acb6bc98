"""A counted loop of floats, long enough for anyone, that runs until it is interrupted."""


def spin(rounds):
    x = 0.0
    for i in range(rounds):
        x = x * 0.5 + i
    return x


spin(100000)
print("ready", flush=True)
spin(10 ** 15)
