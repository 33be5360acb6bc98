def work():
    value = 1 < "a"
    return value


print("start")
work()
