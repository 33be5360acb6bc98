def work():
    value = 0 ** -1
    return value


print("start")
work()
