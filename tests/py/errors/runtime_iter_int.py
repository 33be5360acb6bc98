def work():
    value = list(5)
    return value


print("start")
work()
