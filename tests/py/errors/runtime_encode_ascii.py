def work():
    value = "caf\xe9".encode("ascii")
    return value


print("start")
work()
