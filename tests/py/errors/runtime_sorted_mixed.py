def work():
    value = sorted([1, "a"])
    return value


print("start")
work()
