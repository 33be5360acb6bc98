"""Python functions called by a built-in one, which would take minutes."""


def key(x):
    return -x


list(map(key, range(1000)))
print("ready", flush=True)
max(map(key, range(10 ** 12)))
