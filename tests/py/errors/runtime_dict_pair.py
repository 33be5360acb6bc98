def work():
    value = dict([(1, 2, 3)])
    return value


print("start")
work()
