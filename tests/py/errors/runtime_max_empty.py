def work():
    value = max([])
    return value


print("start")
work()
