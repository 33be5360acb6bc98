def work():
    value = len(5)
    return value


print("start")
work()
