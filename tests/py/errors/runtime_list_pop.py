def work():
    value = [].pop()
    return value


print("start")
work()
