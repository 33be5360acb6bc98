"""Not caught: raised in a hot loop, three frames deep."""


def ratio(a, b):
    return a / b


def mean(values, count):
    return ratio(sum(values), count)


def main():
    total = 0.0
    for i in range(500, -1, -1):
        total += mean([i, i + 1], i)
    print("never", total)


print("before")
main()
