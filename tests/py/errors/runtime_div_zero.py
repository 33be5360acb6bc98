def work():
    value = 1 / 0
    return value


print("start")
work()
