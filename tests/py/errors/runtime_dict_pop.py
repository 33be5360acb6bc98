def work():
    value = {}.pop("x")
    return value


print("start")
work()
