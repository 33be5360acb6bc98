def work():
    value = int(x=1)
    return value


print("start")
work()
