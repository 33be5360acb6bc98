def work():
    value = [1, 2][5]
    return value


print("start")
work()
