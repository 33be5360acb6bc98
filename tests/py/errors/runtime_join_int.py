def work():
    value = ", ".join([1])
    return value


print("start")
work()
