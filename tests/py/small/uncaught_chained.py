"""Not caught: raised from another, while handling a third."""


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("cannot parse " + text) from error


def main():
    total = 0
    for i in range(400):
        try:
            total += parse(str(i) if i < 390 else "x")
        except RuntimeError:
            {}[total]


main()
