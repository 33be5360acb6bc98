def work():
    value = 1 @ 2
    return value


print("start")
work()
