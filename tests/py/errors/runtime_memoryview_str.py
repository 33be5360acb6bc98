def work():
    value = memoryview("a")
    return value


print("start")
work()
