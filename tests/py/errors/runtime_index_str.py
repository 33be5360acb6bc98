def work():
    value = "abc"[10]
    return value


print("start")
work()
