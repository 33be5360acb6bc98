def work():
    value = format("a", "d")
    return value


print("start")
work()
