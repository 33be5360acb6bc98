def work():
    value = 1 in 2
    return value


print("start")
work()
