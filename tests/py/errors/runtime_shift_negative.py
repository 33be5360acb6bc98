def work():
    value = 1 << -1
    return value


print("start")
work()
