def work():
    value = int(float("inf"))
    return value


print("start")
work()
