def work():
    value = {}[[]]
    return value


print("start")
work()
