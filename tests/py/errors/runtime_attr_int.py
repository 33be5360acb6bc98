def work():
    value = (5).foo
    return value


print("start")
work()
