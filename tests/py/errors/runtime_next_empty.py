def work():
    value = next(iter([]))
    return value


print("start")
work()
