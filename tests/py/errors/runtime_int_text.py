def work():
    value = int("x")
    return value


print("start")
work()
