def work():
    value = range(1, 2, 0)
    return value


print("start")
work()
