def work():
    value = sum(["a"])
    return value


print("start")
work()
