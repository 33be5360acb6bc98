"""Says how often it was run."""
loads = globals().get("loads", 0) + 1
FACTOR = 2


class Square:
    def __init__(self, side):
        self.side = side


def area(square):
    return square.side ** 2


def double(x):
    return x * FACTOR


if __name__ == "__main__":
    print("never")
