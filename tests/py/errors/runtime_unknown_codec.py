def work():
    value = "a".encode("no-such")
    return value


print("start")
work()
